// The values that pass between the judge and a solution: arguments going in, answers coming out.
// A Value owns its data and knows its type; shapes are in the data, never beside it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "functions/program.hpp"

namespace mathjudge::values {

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;  ///< rows; {} is the 0x0 matrix
using IntVector = std::vector<int>;

/// Which derivative of its program a callback returns.
enum class Derivative { Value, Gradient, Jacobian, Hessian };

/// A callback argument: the program, and what calling it yields. Value of a scalar program is a
/// double, of a vector program a Vector; Gradient a Vector; Jacobian and Hessian a Matrix.
struct Callback {
  functions::Program program;
  Derivative derivative = Derivative::Value;
  bool operator==(const Callback&) const = default;
};

/// A stream of uniforms in [0,1), the same for every reader of one seed (values/random.hpp).
struct Stream {
  std::uint64_t seed = 0;
  bool operator==(const Stream&) const = default;
};

/// chain-rule's stages: each a vector function and its Jacobian callback.
struct Stage {
  Callback function;
  Callback jacobian;
  bool operator==(const Stage&) const = default;
};
using Stages = std::vector<Stage>;

using Value = std::variant<double, std::int64_t, std::uint64_t, bool, Vector, Matrix, IntVector, Callback,
                           Stream, Stages>;

/// The types a parameter or a return value may have, as contracts spell them. Several C++ types
/// share one Value alternative: Int and Integer64 are int64_t, every callback is a Callback.
enum class Type {
  Double,              // double
  Int,                 // int                        -> int64_t
  UnsignedInt64,       // std::uint64_t
  Bool,                // bool
  Vector,              // std::vector<double>
  Matrix,              // std::vector<std::vector<double>>
  IntVector,           // std::vector<int>
  ScalarFunction,      // std::function<double(const Vector&)>
  VectorFunction,      // std::function<Vector(const Vector&)>
  MatrixFunction,      // std::function<Matrix(const Vector&)>
  UnivariateFunction,  // std::function<double(double)>
  UniformStream,       // std::function<double()>
  Stages,              // std::vector<std::pair<VectorFunction, MatrixFunction>>
  GenericFunction,     // a functor with a template operator(): automatic differentiation
};

/// The name a spec uses ("Matrix"), or nothing for an unknown one.
std::string_view name_of(Type type);
bool type_from_name(std::string_view name, Type& type);

/// Whether `value` holds the alternative that `type` travels as.
bool holds(const Value& value, Type type);

/// "3x4", "3x4 ragged", "12 entries", "scalar": for messages.
std::string shape_of(const Value& value);

}  // namespace mathjudge::values
