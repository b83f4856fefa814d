// expect: wrong-answer
// caught-by: basic
// mistake: accumulates the product in float

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
    for (std::size_t j = 0; j < columns; ++j) {
      float sum = 0;
      for (std::size_t k = 0; k < b.size(); ++k)
        sum += static_cast<float>(a[i][k]) * static_cast<float>(b[k][j]);
      c[i][j] = sum;
    }
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
    j = multiply(m, j, x.size());
    y = next;
  }
  return {y, j};
}
