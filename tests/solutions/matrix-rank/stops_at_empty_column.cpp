// expect: wrong-answer
// caught-by: basic
// mistake: gives up at the first column without a pivot, although later columns have one
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
  double largest = 0;
  for (const auto& row : a) {
    for (double x : row) largest = std::max(largest, std::abs(x));
  }
  int rank = 0;
  for (std::size_t k = 0; k < std::min(w.size(), w[0].size()); ++k) {
    std::size_t best = k;
    for (std::size_t i = k + 1; i < w.size(); ++i) {
      if (std::abs(w[i][k]) > std::abs(w[best][k])) best = i;
    }
    if (std::abs(w[best][k]) <= 1e-14 * largest) break;
    std::swap(w[k], w[best]);
    for (std::size_t i = k + 1; i < w.size(); ++i) {
      const double factor = w[i][k] / w[k][k];
      for (std::size_t j = k; j < w[i].size(); ++j) w[i][j] -= factor * w[k][j];
    }
    ++rank;
  }
  return rank;
}
