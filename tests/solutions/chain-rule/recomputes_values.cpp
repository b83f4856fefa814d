// expect: wrong-answer
// caught-by: budget
// mistake: runs the stages again from x for each Jacobian

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

static Vector run(const Stages& stages, std::size_t count, Vector y) {
  for (std::size_t k = 0; k < count; ++k) y = stages[k].first(y);
  return y;
}

std::pair<Vector, Matrix> chain_rule(const Stages& stages, const Vector& x) {
  Matrix j(x.size(), Vector(x.size()));
  for (std::size_t i = 0; i < x.size(); ++i) j[i][i] = 1;
  for (std::size_t k = 0; k < stages.size(); ++k) {
    const Matrix m = stages[k].second(run(stages, k, x));
    if (m.size() != run(stages, k + 1, x).size()) throw std::invalid_argument("rows");
    j = multiply(m, j, x.size());
  }
  return {run(stages, stages.size(), x), j};
}
