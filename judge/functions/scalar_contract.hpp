// What automatic differentiation asks of a solution's scalar type T, as checks that name what is missing:
// "your scalar type needs operator*(double, T)". The problem's statement promises the same list.
#ifndef MATHJUDGE_FUNCTIONS_SCALAR_CONTRACT_HPP
#define MATHJUDGE_FUNCTIONS_SCALAR_CONTRACT_HPP

#include <cmath>
#include <type_traits>

// The contract, one requirement after the other: NEEDS(condition, spelling). A macro, because a
// static_assert takes its message as a literal only and the list must not exist twice. Anything that
// converts to T will do as a result, so expression templates pass.
// clang-format off
#define MATHJUDGE_VALID(expression) (requires(const T& a, T& y, double d, int i) { expression; })
#define MATHJUDGE_VALUE(expression) \
  (requires(const T& a, T& y, double d, int i) { { expression } -> ::mathjudge::functions::ConvertsTo<T>; })
#define MATHJUDGE_OPERATOR(NEEDS, op)                                   \
  NEEDS(MATHJUDGE_VALUE(a op a), "operator" #op "(T, T)")               \
  NEEDS(MATHJUDGE_VALUE(a op d), "operator" #op "(T, double)")          \
  NEEDS(MATHJUDGE_VALUE(d op a), "operator" #op "(double, T)")          \
  NEEDS(MATHJUDGE_VALUE(a op i), "operator" #op "(T, int)")             \
  NEEDS(MATHJUDGE_VALUE(i op a), "operator" #op "(int, T)")             \
  NEEDS(MATHJUDGE_VALID(y op##= a), "operator" #op "=(T&, T)")          \
  NEEDS(MATHJUDGE_VALID(y op##= d), "operator" #op "=(T&, double)")     \
  NEEDS(MATHJUDGE_VALID(y op##= i), "operator" #op "=(T&, int)")
#define MATHJUDGE_COMPARISON(NEEDS, op)                                 \
  NEEDS(MATHJUDGE_VALID(static_cast<bool>(a op a)), "operator" #op "(T, T)") \
  NEEDS(MATHJUDGE_VALID(static_cast<bool>(a op d)), "operator" #op "(T, double)")
#define MATHJUDGE_SCALAR_CONTRACT(NEEDS)                                \
  NEEDS(std::is_default_constructible_v<T>, "a default constructor")    \
  NEEDS(std::is_copy_constructible_v<T>, "a copy constructor")          \
  NEEDS(std::is_copy_assignable_v<T>, "copy assignment")                \
  NEEDS((std::is_convertible_v<double, T>), "an implicit conversion from double") \
  NEEDS((std::is_convertible_v<int, T>), "an implicit conversion from int") \
  MATHJUDGE_OPERATOR(NEEDS, +)                                          \
  MATHJUDGE_OPERATOR(NEEDS, -)                                          \
  MATHJUDGE_OPERATOR(NEEDS, *)                                          \
  MATHJUDGE_OPERATOR(NEEDS, /)                                          \
  NEEDS(MATHJUDGE_VALUE(-a), "unary operator-(T)")                      \
  MATHJUDGE_COMPARISON(NEEDS, <)                                        \
  MATHJUDGE_COMPARISON(NEEDS, <=)                                       \
  MATHJUDGE_COMPARISON(NEEDS, >)                                        \
  MATHJUDGE_COMPARISON(NEEDS, >=)                                       \
  NEEDS(MATHJUDGE_VALUE(sin(a)), "sin(T)")                              \
  NEEDS(MATHJUDGE_VALUE(cos(a)), "cos(T)")                              \
  NEEDS(MATHJUDGE_VALUE(exp(a)), "exp(T)")                              \
  NEEDS(MATHJUDGE_VALUE(log(a)), "log(T)")                              \
  NEEDS(MATHJUDGE_VALUE(sqrt(a)), "sqrt(T)")                            \
  NEEDS(MATHJUDGE_VALUE(tanh(a)), "tanh(T)")                            \
  NEEDS(MATHJUDGE_VALUE(abs(a)), "abs(T)")                              \
  NEEDS(MATHJUDGE_VALUE(pow(a, a)), "pow(T, T)")                        \
  NEEDS(MATHJUDGE_VALUE(pow(a, d)), "pow(T, double)")                   \
  NEEDS(MATHJUDGE_VALUE(pow(a, i)), "pow(T, int)")                      \
  NEEDS(MATHJUDGE_VALUE(pow(d, a)), "pow(double, T)")
// clang-format on

namespace mathjudge::functions {

template <class From, class To>
concept ConvertsTo = std::is_convertible_v<From, To>;

/// What `T` lacks first, as the messages spell it ("operator*(double, T)"), or nullptr when it keeps the
/// contract.
template <class T>
consteval const char* missing_from_scalar() {
  using std::abs, std::cos, std::exp, std::log, std::pow, std::sin, std::sqrt, std::tanh;
#define MATHJUDGE_RETURN(condition, spelling) \
  if constexpr (!(condition))                 \
    return spelling;                          \
  else
  MATHJUDGE_SCALAR_CONTRACT(MATHJUDGE_RETURN)
#undef MATHJUDGE_RETURN
  return nullptr;
}

/// Fails to compile, with one message for each requirement that `T` does not meet.
template <class T>
constexpr void explain_scalar() {
  using std::abs, std::cos, std::exp, std::log, std::pow, std::sin, std::sqrt, std::tanh;
#define MATHJUDGE_ASSERT(condition, spelling) static_assert(condition, "your scalar type needs " spelling);
  MATHJUDGE_SCALAR_CONTRACT(MATHJUDGE_ASSERT)
#undef MATHJUDGE_ASSERT
}

}  // namespace mathjudge::functions

#undef MATHJUDGE_SCALAR_CONTRACT
#undef MATHJUDGE_COMPARISON
#undef MATHJUDGE_OPERATOR
#undef MATHJUDGE_VALUE
#undef MATHJUDGE_VALID

#endif
