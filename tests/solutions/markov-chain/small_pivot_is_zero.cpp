// expect: wrong-answer
// caught-by: ill-conditioned
// mistake: takes a pivot below 1e-10 for zero and skips its column

#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <utility>
#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

static void check(const Matrix& p) {
  for (const Vector& row : p) {
    double sum = 0;
    if (row.size() != p.size()) throw std::invalid_argument("square");
    for (const double entry : row) {
      if (entry < 0) throw std::invalid_argument("negative");
      sum += entry;
    }
    if (std::abs(sum - 1) > 1e-6) throw std::invalid_argument("row sum");
  }
}

Vector stationary_distribution(const Matrix& transition) {
  check(transition);
  const std::size_t n = transition.size();
  Matrix a(n, Vector(n + 1));
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j) a[i][j] = i + 1 == n ? 1 : transition[j][i] - (i == j ? 1 : 0);
  a[n - 1][n] = 1;
  for (std::size_t k = 0; k < n; ++k) {
    std::size_t pivot = k;
    for (std::size_t i = k; i < n; ++i)
      if (std::abs(a[i][k]) > std::abs(a[pivot][k])) pivot = i;
    std::swap(a[k], a[pivot]);
    if (std::abs(a[k][k]) < 1e-10) continue;
    for (std::size_t i = 0; i < n; ++i) {
      if (i == k) continue;
      const double factor = a[i][k] / a[k][k];
      for (std::size_t j = k; j <= n; ++j) a[i][j] -= factor * a[k][j];
    }
  }
  Vector pi;
  for (std::size_t k = 0; k < n; ++k) pi.push_back(std::abs(a[k][k]) < 1e-10 ? 0 : a[k][n] / a[k][k]);
  return pi;
}
