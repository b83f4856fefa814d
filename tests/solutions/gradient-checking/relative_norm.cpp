// expect: wrong-answer
// caught-by: structure
// mistake: compares ||a - n|| with ||a|| + ||n||: a small wrong component disappears

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
    const double h = 6e-6 * std::max(1.0, std::abs(x[i]));
    Vector up = x, down = x;
    up[i] += h, down[i] -= h;
    const double a = f(up), b = f(down);
    noise = 1e-15 * std::max(std::abs(a), std::abs(b)) / h;
    return (a - b) / (up[i] - down[i]);
  };
  double error = 0, scale = 0, allowed = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    double noise = 0;
    const double n = difference(i, noise);
    if (!std::isfinite(g[i])) return false;
    error = std::hypot(error, g[i] - n), scale = std::hypot(scale, g[i]),
    allowed = std::hypot(allowed, noise);
  }
  return error <= 2 * tolerance * scale + allowed;
}
