// expect: wrong-answer
// caught-by: structure
// mistake: averages the relative errors over the components

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
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    double noise = 0;
    const double n = difference(i, noise);
    if (!std::isfinite(g[i])) return false;
    const double scale = std::max(std::abs(g[i]), std::abs(n));
    sum += std::max(0.0, std::abs(g[i] - n) - noise) / (scale > 0 ? scale : 1);
  }
  return x.empty() || sum / static_cast<double>(x.size()) <= tolerance;
}
