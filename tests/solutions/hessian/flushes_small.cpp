// expect: wrong-answer
// caught-by: scale
// mistake: calls entries below 1e-10 zero

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

Matrix hessian(const std::function<double(const Vector&)>& f, const Vector& x) {
  const std::size_t n = x.size();
  Vector h(n);
  for (std::size_t i = 0; i < n; ++i) h[i] = 1.2e-4 * std::max(1.0, std::abs(x[i]));
  const auto at = [&](std::size_t i, int a, std::size_t j, int b) {
    Vector point = x;
    point[i] += a * h[i];
    point[j] += b * h[j];
    return f(point);
  };
  Matrix result(n, Vector(n));
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j)
      result[i][j] = i == j ? (at(i, 1, i, 0) - 2 * f(x) + at(i, -1, i, 0)) / (h[i] * h[i])
                            : (at(i, 1, j, 1) - at(i, 1, j, -1) - at(i, -1, j, 1) + at(i, -1, j, -1)) /
                                  (4 * h[i] * h[j]);
  for (Vector& row : result)
    for (double& entry : row)
      if (std::abs(entry) < 1e-10) entry = 0;
  return result;
}
