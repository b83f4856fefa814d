// expect: wrong-answer
// caught-by: basic
// mistake: multiplies square Jacobians in the opposite order

#include <cstddef>
#include <functional>
#include <stdexcept>
#include <utility>
#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;
using Stages =
    std::vector<std::pair<std::function<Vector(const Vector&)>, std::function<Matrix(const Vector&)>>>;

static Matrix multiply(const Matrix& a, const Matrix& b, std::size_t columns) {
  Matrix c(a.size(), Vector(columns));
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t j = 0; j < columns; ++j)
      for (std::size_t k = 0; k < b.size(); ++k) c[i][j] += a[i][k] * b[k][j];
  return c;
}

std::pair<Vector, Matrix> chain_rule(const Stages& stages, const Vector& x) {
  Vector y = x;
  Matrix j(x.size(), Vector(x.size()));
  for (std::size_t i = 0; i < x.size(); ++i) j[i][i] = 1;
  for (const auto& [f, jacobian] : stages) {
    const Matrix m = jacobian(y);
    const Vector next = f(y);
    if (m.size() != next.size()) throw std::invalid_argument("rows");
    for (const Vector& row : m)
      if (row.size() != y.size()) throw std::invalid_argument("columns");
    j = m.size() == y.size() && j.size() == x.size() && m.size() == x.size() ? multiply(j, m, x.size())
                                                                             : multiply(m, j, x.size());
    y = next;
  }
  return {y, j};
}
