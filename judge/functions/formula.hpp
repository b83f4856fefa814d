// Compiles the text of a formula, a small subset of C++, to a Program.
// What it accepts means in C++ exactly what the Program does, so a formula can be pasted into a .cpp.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "functions/program.hpp"
#include "support/result.hpp"

namespace mathjudge::functions {

/// A named constant: a double, a vector, or a matrix by rows (equally long).
using ConstantValue = std::variant<double, std::vector<double>, std::vector<std::vector<double>>>;
using Constants = std::map<std::string, ConstantValue>;

/// What the formula is given: a vector `x` of `count` coordinates (kAnyCount: any number), or one number `x`.
struct Inputs {
  std::int32_t count = kAnyCount;
  bool univariate = false;
};
inline constexpr Inputs kUnivariate{1, true};

/// Compiles `text`, a sequence of statements that ends in a return on every path:
///
///   T s = 0;  double w = A[i][0];  int k = n / 2;  std::vector<T> y(n);
///   s = e;  s += e;  y[i] *= e;  (= += -= *= /=)
///   for (int i = a; i < b; ++i) statement     (steps: ++i i++ --i i-- or an assignment to an int)
///   if (a < b) statement else statement       (< <= > >=, and == != unless both are T or one is)
///   return e;  return {e, e};  return y;
///
/// Expressions: + - * /, % on ints, unary -, parentheses, T(e), x[i], x alone when univariate, n (the length
/// of x), named constants (c, b[i], A[i][j]), and sin cos exp log sqrt tanh abs pow. As in C++, a number
/// without a point is an int; int with int stays int; anything with a T is a T. A division of two literal
/// ints that is not exact is refused, since 1/2 is 0. Local arrays are declared outside of loops and
/// branches. Names may not shadow one another.
///
/// Errors say "line:column: expected ..., found ..." and show the line. Text up to 64 KiB, nesting up to
/// 100 levels and 50,000 instructions are accepted; anything else is an Error too, never a crash.
support::Result<Program> compile_formula(std::string_view text, Inputs inputs = {},
                                         const Constants& constants = {});

}  // namespace mathjudge::functions
