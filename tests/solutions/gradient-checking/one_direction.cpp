// expect: wrong-answer
// caught-by: structure
// mistake: compares the derivative along (1, 1, ..., 1) only

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

using Vector = std::vector<double>;

bool gradient_check(const std::function<double(const Vector&)>& f,
                    const std::function<Vector(const Vector&)>& gradient, const Vector& x, double tolerance) {
  const Vector g = gradient(x);
  if (g.size() != x.size()) return false;
  if (x.empty()) return true;
  Vector up = x, down = x;
  double slope = 0, scale = 0, size = 1;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (!std::isfinite(g[i])) return false;
    const double h = 6e-6 * std::max(1.0, std::abs(x[i]));
    up[i] += h, down[i] -= h;
    slope += g[i] * (up[i] - down[i]);
    scale += std::abs(g[i]) * (up[i] - down[i]);
    size = std::max(size, std::abs(x[i]));
  }
  const double a = f(up), b = f(down);
  return std::abs(a - b - slope) <= tolerance * scale + 1e-14 * std::max(std::abs(a), std::abs(b));
}
