// expect: wrong-answer
// caught-by: shape
// mistake: keeps the Jacobian as an n x n matrix, whatever the stages' shapes

#include <cstddef>
#include <functional>
#include <stdexcept>
#include <utility>
#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;
using Stages =
    std::vector<std::pair<std::function<Vector(const Vector&)>, std::function<Matrix(const Vector&)>>>;

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
    Matrix product(x.size(), Vector(x.size()));
    for (std::size_t r = 0; r < x.size() && r < m.size(); ++r)
      for (std::size_t c = 0; c < x.size(); ++c)
        for (std::size_t k = 0; k < y.size() && k < x.size(); ++k) product[r][c] += m[r][k] * j[k][c];
    j = product;
    y = next;
  }
  return {y, j};
}
