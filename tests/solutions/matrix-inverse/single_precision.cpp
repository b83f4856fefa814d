// expect: wrong-answer
// caught-by: random
// mistake: eliminates in float: seven digits where sixteen are possible
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <utility>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

Matrix matrix_inverse(const Matrix& a) {
  const std::size_t n = a.size();
  for (const auto& row : a) {
    if (row.size() != n) throw std::invalid_argument("not square");
  }
  // Scaled to 1 first, so that the range of float is not the problem.
  double largest = 0;
  for (const auto& row : a) {
    for (double x : row) largest = std::max(largest, std::abs(x));
  }
  if (n > 0 && largest == 0) throw std::domain_error("singular");
  std::vector<std::vector<float>> w(n, std::vector<float>(2 * n, 0.0f));
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) w[i][j] = static_cast<float>(a[i][j] / largest);
    w[i][n + i] = 1;
  }
  for (std::size_t k = 0; k < n; ++k) {
    std::size_t best = k;
    for (std::size_t i = k + 1; i < n; ++i) {
      if (std::abs(w[i][k]) > std::abs(w[best][k])) best = i;
    }
    std::swap(w[k], w[best]);
    if (std::abs(w[k][k]) < 1e-5f) throw std::domain_error("singular");
    const float pivot = w[k][k];
    for (float& x : w[k]) x /= pivot;
    for (std::size_t i = 0; i < n; ++i) {
      const float factor = w[i][k];
      if (i == k) continue;
      for (std::size_t j = 0; j < 2 * n; ++j) w[i][j] -= factor * w[k][j];
    }
  }
  Matrix inverse(n, std::vector<double>(n));
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) inverse[i][j] = static_cast<double>(w[i][n + j]) / largest;
  }
  return inverse;
}
