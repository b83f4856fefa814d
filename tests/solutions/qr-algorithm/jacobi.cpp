// expect: accepted
// Cyclic Jacobi rotations, no tridiagonal form at all; the argument by value, the eigenvalues in the order in
// which they end on the diagonal.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <stdexcept>
#include <vector>

std::vector<double> qr_eigenvalues(std::vector<std::vector<double>> a, int most_sweeps = 60) {
  const std::size_t n = a.size();
  double largest = 0;
  for (std::size_t i = 0; i < n; ++i) {
    if (a[i].size() != n) throw std::invalid_argument("not square");
    for (double x : a[i]) largest = std::max(largest, std::abs(x));
  }
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (std::abs(a[i][j] - a[j][i]) > 1e-6 * largest) throw std::domain_error("not symmetric");
  const double negligible = std::numeric_limits<double>::epsilon() * largest / 16;
  bool rotated = largest > 0;
  for (int sweep = 0; rotated && sweep < most_sweeps; ++sweep) {
    rotated = false;
    for (std::size_t p = 0; p + 1 < n; ++p)
      for (std::size_t q = p + 1; q < n; ++q) {
        if (std::abs(a[p][q]) <= negligible) continue;
        rotated = true;
        const double theta = (a[q][q] / 2 - a[p][p] / 2) / a[p][q];
        const double t = std::copysign(1.0, theta) / (std::abs(theta) + std::hypot(1.0, theta));
        const double c = 1 / std::hypot(1.0, t), s = c * t;
        for (auto& row : a) {
          const double x = row[p], y = row[q];
          row[p] = c * x - s * y, row[q] = s * x + c * y;
        }
        for (std::size_t k = 0; k < n; ++k) {
          const double x = a[p][k], y = a[q][k];
          a[p][k] = c * x - s * y, a[q][k] = s * x + c * y;
        }
      }
  }
  std::vector<double> values(n);
  for (std::size_t i = 0; i < n; ++i) values[i] = a[i][i];
  return values;
}
