// expect: wrong-answer
// caught-by: scale
// mistake: an absolute step of 1e-6, and no noise to excuse it

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

using Vector = std::vector<double>;

bool gradient_check(const std::function<double(const Vector&)>& f,
                    const std::function<Vector(const Vector&)>& gradient, const Vector& x, double tolerance) {
  const Vector g = gradient(x);
  if (g.size() != x.size()) return false;
  const auto difference = [&](std::size_t i, double& noise) {
    Vector up = x, down = x;
    up[i] += 1e-6, down[i] -= 1e-6;
    noise = 1e-10 * std::abs(f(up) - f(down));
    return (f(up) - f(down)) / 2e-6;
  };
  for (std::size_t i = 0; i < x.size(); ++i) {
    double noise = 0;
    const double n = difference(i, noise);
    if (!std::isfinite(g[i])) return false;
    if (!(std::abs(g[i] - n) <= tolerance * std::max(std::abs(g[i]), std::abs(n)) + noise)) return false;
  }
  return true;
}
