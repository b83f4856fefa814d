// The Hessian of f from values of f, by central second differences.
//
// Idea. Adding Taylor's expansions, f(x + h) + f(x - h) = 2 f(x) + h^2 f'' + h^4 f''''/12 + ..., so the
// three-point formula errs by h^2 f''''/12. A mixed derivative is a central difference in one coordinate of a
// central difference in the other: four points, an error of h^2 (f_iiij + f_ijjj) / 6.
//
// Complexity. One value at x, two per diagonal entry, four per pair of coordinates: 1 + 2n + 2n(n - 1).
//
// Numerical notes.
// - The rounding of f, about eps |f|, is divided by h^2. Balanced against h^2 f'''' that gives h near
// eps^(1/4),
//   1.2e-4, and an error near sqrt(eps). The step of first derivatives, eps^(1/3), is too short here.
// - Steps are relative to max(1, |x_i|), each coordinate has its own.
// - Both triangles hold the same number: the matrix is exactly symmetric, and half of the work is saved.

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

  // f with coordinate i moved by a steps and, then, j by b steps: from a fresh copy, so nothing needs
  // restoring.
  const auto at = [&](std::size_t i, int a, std::size_t j, int b) {
    Vector point = x;
    point[i] += a * h[i];
    point[j] += b * h[j];
    return f(point);
  };

  Matrix result(n, Vector(n));
  if (n == 0) return result;
  const double center = f(x);
  for (std::size_t i = 0; i < n; ++i) {
    // Differences of neighbours first: each is small, and their difference loses no more than it must.
    const double above = at(i, 1, i, 0) - center, below = center - at(i, -1, i, 0);
    result[i][i] = (above - below) / (h[i] * h[i]);
    for (std::size_t j = i + 1; j < n; ++j) {
      const double right = at(i, 1, j, 1) - at(i, 1, j, -1), left = at(i, -1, j, 1) - at(i, -1, j, -1);
      result[i][j] = result[j][i] = (right - left) / (4 * h[i] * h[j]);
    }
  }
  return result;
}
