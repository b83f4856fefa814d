// Value and Jacobian of a composition, in one pass through its stages.
//
// Idea. Keep the current point y, at first x, and the Jacobian J of all stages so far, at first the identity.
// A stage f with Jacobian M at y turns (y, J) into (f(y), M J): the chain rule, with the new factor on the
// left and taken at the stage's own input.
//
// Complexity. Each callback once; one matrix product per stage, O(k n^3) for k stages of width n. The
// optimized variant multiplies from the output side where that is narrower.
//
// Numerical notes.
// - The product of the Jacobians in any order errs by at most about eps times the sum of the inner dimensions
//   times |J_k| ... |J_1|, entry by entry; the order is a matter of cost, not of accuracy.
// - Stages are evaluated once: the value at a stage is both the input of its Jacobian and that of the next.

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

// A stage must describe itself consistently: one row per output, one column per input.
void check_shape(const Matrix& jacobian, std::size_t outputs, std::size_t inputs) {
  if (jacobian.size() != outputs) throw std::invalid_argument("a Jacobian needs one row per output");
  for (const Vector& row : jacobian)
    if (row.size() != inputs) throw std::invalid_argument("a Jacobian needs one column per input");
}

// AB with a.size() rows of `columns` entries; the loop over j innermost walks along rows.
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
    const Matrix m = derivative(y);  // at this stage's input: before y moves on
    Vector next = function(y);
    check_shape(m, next.size(), y.size());
    jacobian = multiply(m, jacobian, x.size());
    y = std::move(next);
  }
  return {y, jacobian};
}
