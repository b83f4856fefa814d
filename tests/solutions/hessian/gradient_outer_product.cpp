// expect: wrong-answer
// caught-by: basic
// mistake: the outer product of the gradient with itself (Gauss-Newton without a residual)

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
  const auto slope = [&](std::size_t i) {
    Vector up = x, down = x;
    up[i] += h[i], down[i] -= h[i];
    return (f(up) - f(down)) / (2 * h[i]);
  };
  Matrix result(n, Vector(n));
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j) result[i][j] = i == j ? slope(i) * slope(i) : slope(i) * slope(j);
  return result;
}
