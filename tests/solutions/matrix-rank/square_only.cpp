// expect: wrong-answer
// caught-by: shape
// mistake: as many columns as rows: looks at the leading square only
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
  Matrix w = a;
  const std::size_t n = a.empty() ? 0 : std::min(a.size(), a[0].size());
  double largest = 0;
  for (const auto& row : a) {
    for (double x : row) largest = std::max(largest, std::abs(x));
  }
  std::size_t rank = 0;
  for (std::size_t j = 0; j < n && rank < n; ++j) {
    std::size_t best = rank;
    for (std::size_t i = rank + 1; i < n; ++i) {
      if (std::abs(w[i][j]) > std::abs(w[best][j])) best = i;
    }
    if (std::abs(w[best][j]) <= 1e-13 * largest) continue;
    std::swap(w[rank], w[best]);
    for (std::size_t i = rank + 1; i < n; ++i) {
      const double factor = w[i][j] / w[rank][j];
      for (std::size_t k = j; k < n; ++k) w[i][k] -= factor * w[rank][k];
    }
    ++rank;
  }
  return static_cast<int>(rank);
}
