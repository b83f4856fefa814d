// One overload for each alternative of Value; those without numbers give none.
#include "values/flatten.hpp"

namespace mathjudge::values {
namespace {

struct Flatten {
  template <class Number>
  requires std::is_arithmetic_v<Number> Vector operator()(Number number) const {
    return {static_cast<double>(number)};
  }
  Vector operator()(const Vector& vector) const { return vector; }
  Vector operator()(const IntVector& vector) const { return {vector.begin(), vector.end()}; }
  Vector operator()(const Matrix& matrix) const {
    Vector entries;
    for (const Vector& row : matrix) entries.insert(entries.end(), row.begin(), row.end());
    return entries;
  }
  Vector operator()(const Callback&) const { return {}; }
  Vector operator()(const Stream&) const { return {}; }
  Vector operator()(const Stages&) const { return {}; }
};

}  // namespace

Vector flatten(const Value& value) { return std::visit(Flatten{}, value); }

}  // namespace mathjudge::values
