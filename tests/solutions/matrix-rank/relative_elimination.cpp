// expect: wrong-answer
// caught-by: ill-conditioned
// mistake: elimination with a relative tolerance: right more often, but pivots are no singular values
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <utility>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

int matrix_rank(const Matrix& a) {
  for (const auto& row : a) {
    if (row.size() != a[0].size()) throw std::invalid_argument("ragged");
  }
  if (a.empty()) return 0;
  Matrix w = a;
  const std::size_t m = w.size(), n = w[0].size();
  double largest = 0;
  for (const auto& row : a) {
    for (double x : row) largest = std::max(largest, std::abs(x));
  }
  const double tolerance = static_cast<double>(std::max(m, n)) * 2.3e-16 * largest;
  std::size_t rank = 0;
  for (std::size_t j = 0; j < n && rank < m; ++j) {
    std::size_t best = rank;
    for (std::size_t i = rank + 1; i < m; ++i) {
      if (std::abs(w[i][j]) > std::abs(w[best][j])) best = i;
    }
    if (!(std::abs(w[best][j]) > tolerance)) continue;
    std::swap(w[rank], w[best]);
    for (std::size_t i = rank + 1; i < m; ++i) {
      const double factor = w[i][j] / w[rank][j];
      for (std::size_t k = j; k < n; ++k) w[i][k] -= factor * w[rank][k];
    }
    ++rank;
  }
  return static_cast<int>(rank);
}
