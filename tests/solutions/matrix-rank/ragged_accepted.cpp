// expect: wrong-answer
// caught-by: error
// mistake: takes the length of the first row for that of all rows
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <utility>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

int matrix_rank(const Matrix& a) {
  if (a.empty()) return 0;
  Matrix w = a;
  for (auto& row : w) row.resize(a[0].size());
  double largest = 0;
  for (const auto& row : w) {
    for (double x : row) largest = std::max(largest, std::abs(x));
  }
  std::size_t rank = 0;
  for (std::size_t j = 0; j < w[0].size() && rank < w.size(); ++j) {
    std::size_t best = rank;
    for (std::size_t i = rank + 1; i < w.size(); ++i) {
      if (std::abs(w[i][j]) > std::abs(w[best][j])) best = i;
    }
    if (!(std::abs(w[best][j]) > 1e-14 * largest)) continue;
    std::swap(w[rank], w[best]);
    for (std::size_t i = rank + 1; i < w.size(); ++i) {
      const double factor = w[i][j] / w[rank][j];
      for (std::size_t k = j; k < w[i].size(); ++k) w[i][k] -= factor * w[rank][k];
    }
    ++rank;
  }
  return static_cast<int>(rank);
}
