// expect: wrong-answer
// caught-by: error
// mistake: looks at the lengths of the first row and the last only
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <utility>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

Matrix matrix_inverse(const Matrix& a) {
  const std::size_t n = a.size();
  if (n > 0 && (a.front().size() != n || a.back().size() != n)) throw std::invalid_argument("not square");
  Matrix w = a;
  for (auto& row : w) row.resize(n);
  double largest = 0;
  for (const auto& row : a) {
    for (double x : row) largest = std::max(largest, std::abs(x));
  }
  for (std::size_t i = 0; i < n; ++i) {
    w[i].resize(2 * n, 0.0);
    w[i][n + i] = 1;
  }
  for (std::size_t k = 0; k < n; ++k) {
    std::size_t best = k;
    for (std::size_t i = k + 1; i < n; ++i) {
      if (std::abs(w[i][k]) > std::abs(w[best][k])) best = i;
    }
    if (std::abs(w[best][k]) <= 1e-13 * largest) throw std::domain_error("singular");
    std::swap(w[k], w[best]);
    const double pivot = w[k][k];
    for (double& x : w[k]) x /= pivot;
    for (std::size_t i = 0; i < n; ++i) {
      const double factor = w[i][k];
      if (i == k) continue;
      for (std::size_t j = 0; j < 2 * n; ++j) w[i][j] -= factor * w[k][j];
    }
  }
  for (auto& row : w) row.erase(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(n));
  return w;
}
