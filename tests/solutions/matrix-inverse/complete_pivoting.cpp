// expect: accepted
// Gauss-Jordan in place with complete pivoting; throws its own exception type.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <utility>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

struct Singular : std::runtime_error {
  Singular() : std::runtime_error("the matrix is singular") {}
};

Matrix matrix_inverse(const Matrix& a, double relative_threshold = 1e-12) {
  const std::size_t n = a.size();
  for (const auto& row : a) {
    if (row.size() != n) throw std::invalid_argument("not square");
  }
  Matrix w = a;
  double first_pivot = 0;
  std::vector<std::pair<std::size_t, std::size_t>> swaps;
  for (std::size_t k = 0; k < n; ++k) {
    std::size_t row = k, column = k;
    for (std::size_t i = k; i < n; ++i) {
      for (std::size_t j = k; j < n; ++j) {
        if (std::abs(w[i][j]) > std::abs(w[row][column])) row = i, column = j;
      }
    }
    std::swap(w[k], w[row]);
    for (auto& r : w) std::swap(r[k], r[column]);
    swaps.emplace_back(row, column);
    if (k == 0) first_pivot = std::abs(w[0][0]);
    if (!(std::abs(w[k][k]) > relative_threshold * first_pivot)) throw Singular();
    const double pivot = std::exchange(w[k][k], 1.0);
    for (double& x : w[k]) x /= pivot;
    for (std::size_t i = 0; i < n; ++i) {
      if (i == k) continue;
      const double factor = std::exchange(w[i][k], 0.0);
      for (std::size_t j = 0; j < n; ++j) w[i][j] -= factor * w[k][j];
    }
  }
  for (std::size_t k = n; k-- > 0;) {
    std::swap(w[k], w[swaps[k].second]);
    for (auto& r : w) std::swap(r[k], r[swaps[k].first]);
  }
  return w;
}
