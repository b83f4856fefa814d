// expect: wrong-answer
// caught-by: error
// mistake: accepts a Jacobian whose rows are not the outputs

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
      for (std::size_t k = 0; k < b.size() && k < a[i].size(); ++k) c[i][j] += a[i][k] * b[k][j];
  return c;
}

std::pair<Vector, Matrix> chain_rule(const Stages& stages, const Vector& x) {
  Vector y = x;
  Matrix j(x.size(), Vector(x.size()));
  for (std::size_t i = 0; i < x.size(); ++i) j[i][i] = 1;
  for (const auto& [f, jacobian] : stages) {
    const Matrix m = jacobian(y);
    const Vector next = f(y);
    if (m.empty() || m[0].size() != y.size()) throw std::invalid_argument("columns");
    j = multiply(m, j, x.size());
    y = next;
  }
  return {y, j};
}
