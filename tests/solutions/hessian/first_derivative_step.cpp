// expect: wrong-answer
// caught-by: basic
// mistake: h = 6e-7, as for a first derivative that has to be accurate

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
  for (std::size_t i = 0; i < n; ++i) h[i] = 6e-7 * std::max(1.0, std::abs(x[i]));
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
  return result;
}
