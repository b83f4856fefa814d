// expect: accepted
// correct: the seven-point formula, which shares the points of the diagonal

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

Matrix hessian(const std::function<double(const Vector&)>& f, const Vector& x) {
  const std::size_t n = x.size();
  Vector h, up, down;
  Matrix result(n, Vector(n));
  Vector point = x;
  const double center = f(x);
  for (std::size_t i = 0; i < n; ++i) {
    h.push_back(std::ldexp(1.0, std::ilogb(std::max(1.0, std::abs(x[i]))) - 13));
    point[i] = x[i] + h[i];
    up.push_back(f(point));
    point[i] = x[i] - h[i];
    down.push_back(f(point));
    point[i] = x[i];
    result[i][i] = (up[i] - 2 * center + down[i]) / (h[i] * h[i]);
  }
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < i; ++j) {
      point[i] = x[i] + h[i], point[j] = x[j] + h[j];
      const double both_up = f(point);
      point[i] = x[i] - h[i], point[j] = x[j] - h[j];
      const double both_down = f(point);
      point[i] = x[i], point[j] = x[j];
      result[i][j] = result[j][i] =
          (both_up - up[i] - up[j] + 2 * center - down[i] - down[j] + both_down) / (2 * h[i] * h[j]);
    }
  return result;
}
