// Value and Jacobian of a composition, multiplied from its narrower end.
//
// Idea. The product J_k ... J_1 is associative. From the input side every partial product has as many columns
// as x; from the output side, as many rows as the result. With a single output (a loss) the partial products
// are rows, and each stage costs a vector times a matrix: this is reverse mode, or backpropagation. So first
// run the stages and keep their Jacobians, then begin at the end with the smaller dimension.
//
// Complexity. Each callback once; with m outputs and n inputs, O(min(m, n) n_i n_(i-1)) for the stage of that
// shape. O(k n^2) for one output instead of O(k n^3). All k Jacobians are kept until the end.
//
// Numerical notes. The orders of multiplication differ by rounding only; each is within the bound that
// |J_k| ... |J_1| gives.

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
  std::vector<Matrix> factors;
  std::vector<std::size_t> widths{x.size()};  // inputs of each stage, then the outputs of the last
  Vector y = x;
  for (const auto& [function, derivative] : stages) {
    factors.push_back(derivative(y));
    Vector next = function(y);
    check_shape(factors.back(), next.size(), y.size());
    y = std::move(next);
    widths.push_back(y.size());
  }
  if (factors.empty()) return {y, identity(x.size())};

  if (y.size() < x.size()) {
    Matrix jacobian = std::move(factors.back());
    for (std::size_t k = factors.size() - 1; k-- > 0;) jacobian = multiply(jacobian, factors[k], widths[k]);
    return {y, jacobian};
  }
  Matrix jacobian = std::move(factors.front());
  for (std::size_t k = 1; k < factors.size(); ++k) jacobian = multiply(factors[k], jacobian, x.size());
  return {y, jacobian};
}
