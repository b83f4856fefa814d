// expect: accepted
// QR by Householder reflections, then back substitution; no pivoting at all, and none needed.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <utility>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

auto matrix_inverse(const Matrix& a) -> Matrix {
  const std::size_t n = a.size();
  for (const auto& row : a) {
    if (row.size() != n) throw std::invalid_argument("not square");
  }
  // Rows of w: [a | I]; reflections turn the left half into R and the right half into Q'.
  Matrix w = a;
  double largest = 0;
  for (std::size_t i = 0; i < n; ++i) {
    for (double x : a[i]) largest = std::max(largest, std::abs(x));
    w[i].resize(2 * n, 0.0);
    w[i][n + i] = 1;
  }
  for (std::size_t k = 0; k < n; ++k) {
    double norm = 0;
    for (std::size_t i = k; i < n; ++i) norm = std::hypot(norm, w[i][k]);
    if (norm <= 1e-13 * largest) throw std::domain_error("singular");
    // v = x + sign(x_0) ||x|| e_0, scaled to length sqrt(2) so that H = I - v v'.
    std::vector<double> v(n, 0.0);
    for (std::size_t i = k; i < n; ++i) v[i] = w[i][k] / norm;
    v[k] += v[k] < 0 ? -1 : 1;
    const double scale = 1 / std::sqrt(std::abs(v[k]));
    for (double& x : v) x *= scale;
    for (std::size_t j = k; j < 2 * n; ++j) {
      double dot = 0;
      for (std::size_t i = k; i < n; ++i) dot += v[i] * w[i][j];
      for (std::size_t i = k; i < n; ++i) w[i][j] -= dot * v[i];
    }
  }
  Matrix inverse(n, std::vector<double>(n));
  for (std::size_t c = 0; c < n; ++c) {
    for (std::size_t i = n; i-- > 0;) {
      double sum = w[i][n + c];
      for (std::size_t j = i + 1; j < n; ++j) sum -= w[i][j] * inverse[j][c];
      inverse[i][c] = sum / w[i][i];
    }
  }
  return inverse;
}
