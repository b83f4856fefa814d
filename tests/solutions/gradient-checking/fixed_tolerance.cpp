// expect: wrong-answer
// caught-by: basic
// mistake: ignores the tolerance that it is given: 5e-4 always

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

using Vector = std::vector<double>;

bool gradient_check(const std::function<double(const Vector&)>& f,
                    const std::function<Vector(const Vector&)>& gradient, const Vector& x, double) {
  const Vector g = gradient(x);
  if (g.size() != x.size()) return false;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double h = 6e-6 * std::max(1.0, std::abs(x[i]));
    Vector up = x, down = x;
    up[i] += h, down[i] -= h;
    const double above = f(up), below = f(down), n = (above - below) / (up[i] - down[i]);
    const double noise = 4e-15 * std::max(std::abs(above), std::abs(below)) / h;
    const double allowed = 5e-4 * std::max(std::abs(g[i]), std::abs(n)) + noise;
    if (!std::isfinite(g[i]) || !(std::abs(g[i] - n) <= allowed)) return false;
  }
  return true;
}
