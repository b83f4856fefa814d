// expect: accepted
// Power iteration as von Mises wrote it: scaled by the entry of largest magnitude, whose ratio estimates
// lambda with its sign; unit length only at the end.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <tuple>
#include <vector>

using Vector = std::vector<double>;

std::tuple<double, Vector> power_iteration(const std::vector<Vector>& a, int max_iterations, double tolerance,
                                           std::uint32_t seed = 1) {
  const std::size_t n = a.size();
  for (const Vector& row : a)
    if (row.size() != n) throw std::domain_error("not square");
  Vector v(n), w(n);
  for (double& x : v) {
    seed = seed * 1664525u + 1013904223u;
    x = static_cast<double>(seed >> 8) / 16777216.0 - 0.5;
  }
  double lambda = 0;
  for (int step = 0; step < max_iterations; ++step) {
    std::size_t place = 0;
    for (std::size_t i = 0; i < n; ++i)
      if (std::abs(v[i]) > std::abs(v[place])) place = i;
    const double scale = v[place];
    for (double& x : v) x /= scale;
    for (std::size_t i = 0; i < n; ++i) {
      w[i] = 0;
      for (std::size_t j = 0; j < n; ++j) w[i] += a[i][j] * v[j];
    }
    lambda = w[place];
    double worst = 0;
    for (std::size_t i = 0; i < n; ++i) worst = std::max(worst, std::abs(w[i] - lambda * v[i]));
    if (worst <= tolerance / std::sqrt(static_cast<double>(n)) * std::abs(lambda)) break;
    v = w;
  }
  double largest = 0, square = 0;
  for (double x : v) largest = std::max(largest, std::abs(x));
  for (double& x : v) x /= largest, square += x * x;
  for (double& x : v) x /= std::sqrt(square);
  return {lambda, v};
}
