// What stands before a solution's source in the generated translation unit: the types under
// reserved names, and the checks that the generated code after it makes. Nothing here is visible
// under a name that a valid solution may use. Kept light: every compilation pays for it.
#ifndef MATHJUDGE_RUNNER_BINDING_HPP
#define MATHJUDGE_RUNNER_BINDING_HPP

#include <cstddef>
#include <cstdint>
#include <new>
#include <type_traits>
#include <utility>
#include <vector>
#if __has_include(<bits/std_function.h>)
#include <bits/std_function.h>  // std::function alone: <functional> costs each compilation 10 ms more
#else
#include <functional>
#endif

#include "runner/abi.hpp"

namespace __mathjudge {

// Captured before the solution can redefine a keyword (`#define int long long`).
using Double = double;
using Int = int;
using Integer = long long;  // how an Int travels back
using UnsignedInt64 = std::uint64_t;
using Unsigned = unsigned long long;
using Bool = bool;
using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;
using IntVector = std::vector<int>;
using ScalarFunction = std::function<double(const Vector&)>;
using VectorFunction = std::function<Vector(const Vector&)>;
using MatrixFunction = std::function<Matrix(const Vector&)>;
using UnivariateFunction = std::function<double(double)>;
using UniformStream = std::function<double()>;
using Stages = std::vector<std::pair<VectorFunction, MatrixFunction>>;

/// Whether a returned part of type From may stand for the declared part To. Integers of any width
/// may stand for an Int, anything that converts to double for a Double, classes if they convert implicitly.
template <class To, class From>
inline constexpr bool fits_plain = std::is_convertible_v<From, To>;
template <class To>
inline constexpr bool fits_plain<To, To> = true;
template <class From>
inline constexpr bool fits_plain<Integer, From> = std::is_integral_v<From> && !std::is_same_v<From, bool>;
template <>
inline constexpr bool fits_plain<Integer, Integer> = true;
template <class From>
inline constexpr bool fits_plain<Unsigned, From> = std::is_integral_v<From> && !std::is_same_v<From, bool>;
template <>
inline constexpr bool fits_plain<Unsigned, Unsigned> = true;
template <class From>
inline constexpr bool fits_plain<Bool, From> = std::is_integral_v<From>;
template <>
inline constexpr bool fits_plain<Bool, Bool> = true;

template <class To, class From>
inline constexpr bool fits = fits_plain<To, std::remove_cv_t<std::remove_reference_t<From>>>;

}  // namespace __mathjudge

#endif
