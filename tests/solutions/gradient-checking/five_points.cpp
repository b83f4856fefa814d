// expect: accepted
// correct: a five-point difference, noise from all four values

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

using Vector = std::vector<double>;

bool gradient_check(const std::function<double(const Vector&)>& f,
                    const std::function<Vector(const Vector&)>& gradient, const Vector& x, double tolerance) {
  Vector g = gradient(x);
  bool same = g.size() == x.size();
  for (std::size_t i = 0; same && i < x.size(); ++i) {
    const double h = std::ldexp(1.0, std::ilogb(std::max(1.0, std::abs(x[i]))) - 14);
    double size = 0;
    const auto along = [&](double t) {
      Vector point = x;
      point[i] += t;
      const double value = f(point);
      size = std::max(size, std::abs(value));
      return value;
    };
    const double n = (8 * (along(h) - along(-h)) - (along(2 * h) - along(-2 * h))) / (12 * h);
    const double allowed = tolerance * std::max(std::abs(g[i]), std::abs(n)) + 2e-15 * size / h;
    same = std::isfinite(g[i]) && std::abs(g[i] - n) <= allowed;
  }
  return same;
}
