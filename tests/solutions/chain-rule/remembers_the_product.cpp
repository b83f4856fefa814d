// expect: wrong-answer
// caught-by: structure
// mistake: multiplies the Jacobians once and keeps the product for every later call

#include <cstddef>
#include <functional>
#include <stdexcept>
#include <utility>
#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;
using VectorFunction = std::function<Vector(const Vector&)>;
using MatrixFunction = std::function<Matrix(const Vector&)>;
using Stages = std::vector<std::pair<VectorFunction, MatrixFunction>>;

namespace {

Matrix identity(std::size_t n) {
  Matrix result(n, Vector(n));
  for (std::size_t i = 0; i < n; ++i) result[i][i] = 1;
  return result;
}

void check_shape(const Matrix& jacobian, std::size_t outputs, std::size_t inputs) {
  if (jacobian.size() != outputs) throw std::invalid_argument("a Jacobian needs one row per output");
  for (const Vector& row : jacobian)
    if (row.size() != inputs) throw std::invalid_argument("a Jacobian needs one column per input");
}

Matrix multiply(const Matrix& a, const Matrix& b, std::size_t columns) {
  Matrix product(a.size(), Vector(columns));
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t k = 0; k < b.size(); ++k)
      for (std::size_t j = 0; j < columns; ++j) product[i][j] += a[i][k] * b[k][j];
  return product;
}

}  // namespace

std::pair<Vector, Matrix> chain_rule(const Stages& stages, const Vector& x) {
  Vector y = x;
  Matrix jacobian = identity(x.size());
  for (const auto& [function, derivative] : stages) {
    const Matrix m = derivative(y);
    Vector next = function(y);
    check_shape(m, next.size(), y.size());
    jacobian = multiply(m, jacobian, x.size());
    y = std::move(next);
  }
  static const Matrix product = jacobian;
  return {y, product};
}
