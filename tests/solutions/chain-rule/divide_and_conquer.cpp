// expect: accepted
// correct: multiplies halves of the chain recursively

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

static Matrix product(const std::vector<Matrix>& factors, std::size_t first, std::size_t last) {
  if (last - first == 1) return factors[first];
  const std::size_t middle = first + (last - first) / 2;
  const Matrix right = product(factors, first, middle);
  return multiply(product(factors, middle, last), right, right.empty() ? 0 : right[0].size());
}

std::pair<Vector, Matrix> chain_rule(const Stages& stages, const Vector& x) {
  std::vector<Matrix> factors(1, Matrix(x.size(), Vector(x.size())));
  for (std::size_t i = 0; i < x.size(); ++i) factors[0][i][i] = 1;
  Vector y = x;
  for (const auto& stage : stages) {
    Vector next = stage.first(y);
    factors.push_back(stage.second(y));
    if (factors.back().size() != next.size()) throw std::invalid_argument("rows");
    for (const Vector& row : factors.back())
      if (row.size() != y.size()) throw std::invalid_argument("columns");
    y.swap(next);
  }
  return {y, product(factors, 0, factors.size())};
}
