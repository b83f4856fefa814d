// expect: wrong-answer
// caught-by: structure
// mistake: evaluates the centre once and keeps it for every later call

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <limits>
#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

Matrix hessian(const std::function<double(const Vector&)>& f, const Vector& x) {
  const std::size_t n = x.size();
  const double relative_step = std::sqrt(std::sqrt(std::numeric_limits<double>::epsilon()));
  Vector h(n);
  for (std::size_t i = 0; i < n; ++i) h[i] = relative_step * std::max(1.0, std::abs(x[i]));

  const auto at = [&](std::size_t i, int a, std::size_t j, int b) {
    Vector point = x;
    point[i] += a * h[i];
    point[j] += b * h[j];
    return f(point);
  };

  Matrix result(n, Vector(n));
  if (n == 0) return result;
  static const double center = f(x);
  for (std::size_t i = 0; i < n; ++i) {
    const double above = at(i, 1, i, 0) - center, below = center - at(i, -1, i, 0);
    result[i][i] = (above - below) / (h[i] * h[i]);
    for (std::size_t j = i + 1; j < n; ++j) {
      const double right = at(i, 1, j, 1) - at(i, 1, j, -1), left = at(i, -1, j, 1) - at(i, -1, j, -1);
      result[i][j] = result[j][i] = (right - left) / (4 * h[i] * h[j]);
    }
  }
  return result;
}
