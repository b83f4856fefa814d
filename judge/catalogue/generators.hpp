// The vocabulary of generator objects in specs: one table row per family, with its parameters and
// limits. {"generator": "hilbert", "n": 5} is a Matrix wherever a Matrix is due.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "values/value.hpp"

namespace mathjudge::catalogue {

/// The largest value of any size, index or integer bound that is a count; entries are limited besides.
inline constexpr int kLargestCount = 1'000'000;
/// Families with dense orthogonal factors cost O(n^3).
inline constexpr int kLargestOrthogonal = 512;

enum class ParameterKind {
  Count,      ///< an integer from 0 to kLargestCount; "n" in the timing section
  Integer,    ///< an int
  Number,     ///< a finite double
  AnyNumber,  ///< a double, "inf", "-inf" or "nan"
  Seed,       ///< 64 bits; the timing section fills it in
  Numbers,    ///< a vector, literal or generated
  Operand,    ///< "of": a value of the type that the generator itself yields
};

struct GeneratorParameter {
  std::string name;
  ParameterKind kind;
};

using GeneratorArgument = std::variant<int, double, std::uint64_t, values::Vector, values::Matrix>;

/// The parameters of one generator object, read and of the right kinds.
class GeneratorArguments {
 public:
  void set(const std::string& name, GeneratorArgument value) { values_[name] = std::move(value); }
  int integer(const std::string& name) const { return std::get<int>(values_.at(name)); }
  double number(const std::string& name) const { return std::get<double>(values_.at(name)); }
  std::uint64_t seed() const { return std::get<std::uint64_t>(values_.at("seed")); }
  const values::Vector& vector(const std::string& name) const {
    return std::get<values::Vector>(values_.at(name));
  }
  const values::Matrix& matrix(const std::string& name) const {
    return std::get<values::Matrix>(values_.at(name));
  }

 private:
  std::map<std::string, GeneratorArgument> values_;
};

struct Extent {
  std::size_t rows = 0, columns = 1;
};

/// One family that yields a T (Vector or Matrix).
template <class T>
struct Generator {
  std::string name;
  std::vector<GeneratorParameter> parameters;
  Extent (*extent)(const GeneratorArguments&);          ///< what build() would allocate
  std::string (*complaint)(const GeneratorArguments&);  ///< why these arguments make no sense; or null
  T (*build)(const GeneratorArguments&);                ///< called only without a complaint
};

template <class T>
const std::vector<Generator<T>>& generators();
template <>
const std::vector<Generator<values::Vector>>& generators<values::Vector>();
template <>
const std::vector<Generator<values::Matrix>>& generators<values::Matrix>();

}  // namespace mathjudge::catalogue
