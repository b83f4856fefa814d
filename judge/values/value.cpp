// The names of the types, which alternative each travels as, and shapes in words.
// One table row per type; the rest of the judge asks here instead of switching on types.
#include "values/value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

namespace mathjudge::values {
namespace {

template <class Alternative>
bool is(const Value& value) {
  return std::holds_alternative<Alternative>(value);
}

struct Row {
  Type type;
  std::string_view name;
  bool (*held)(const Value&);
};

constexpr Row kTypes[] = {
    {Type::Double, "Double", is<double>},
    {Type::Int, "Int", is<std::int64_t>},
    {Type::UnsignedInt64, "UnsignedInt64", is<std::uint64_t>},
    {Type::Bool, "Bool", is<bool>},
    {Type::Vector, "Vector", is<Vector>},
    {Type::Matrix, "Matrix", is<Matrix>},
    {Type::IntVector, "IntVector", is<IntVector>},
    {Type::ScalarFunction, "ScalarFunction", is<Callback>},
    {Type::VectorFunction, "VectorFunction", is<Callback>},
    {Type::MatrixFunction, "MatrixFunction", is<Callback>},
    {Type::UnivariateFunction, "UnivariateFunction", is<Callback>},
    {Type::UniformStream, "UniformStream", is<Stream>},
    {Type::Stages, "Stages", is<Stages>},
    {Type::GenericFunction, "GenericFunction", is<Callback>},
};

std::string entries(std::size_t count) {
  return fmt::format("{} {}", count, count == 1 ? "entry" : "entries");
}

std::string shape(const Matrix& matrix) {
  std::size_t shortest = matrix.empty() ? 0 : matrix[0].size();
  std::size_t longest = shortest;
  for (const Vector& row : matrix) {
    shortest = std::min(shortest, row.size());
    longest = std::max(longest, row.size());
  }
  return fmt::format("{}x{}{}", matrix.size(), longest, shortest == longest ? "" : " ragged");
}

struct Shape {
  std::string operator()(double) const { return "scalar"; }
  std::string operator()(std::int64_t) const { return "scalar"; }
  std::string operator()(std::uint64_t) const { return "scalar"; }
  std::string operator()(bool) const { return "scalar"; }
  std::string operator()(const Vector& vector) const { return entries(vector.size()); }
  std::string operator()(const Matrix& matrix) const { return shape(matrix); }
  std::string operator()(const IntVector& vector) const { return entries(vector.size()); }
  std::string operator()(const Callback&) const { return "function"; }
  std::string operator()(const Stream&) const { return "stream"; }
  std::string operator()(const Stages& stages) const {
    return fmt::format("{} {}", stages.size(), stages.size() == 1 ? "stage" : "stages");
  }
};

}  // namespace

std::string_view name_of(Type type) {
  for (const Row& row : kTypes) {
    if (row.type == type) return row.name;
  }
  return "?";
}

bool type_from_name(std::string_view name, Type& type) {
  for (const Row& row : kTypes) {
    if (row.name != name) continue;
    type = row.type;
    return true;
  }
  return false;
}

bool holds(const Value& value, Type type) {
  for (const Row& row : kTypes) {
    if (row.type == type) return row.held(value);
  }
  return false;
}

std::string shape_of(const Value& value) { return std::visit(Shape{}, value); }

}  // namespace mathjudge::values
