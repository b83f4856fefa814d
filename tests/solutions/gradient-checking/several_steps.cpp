// expect: accepted
// correct: a component may agree with any of three steps; by value

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

using Vector = std::vector<double>;

bool gradient_check(std::function<double(const Vector&)> f, std::function<Vector(const Vector&)> gradient,
                    Vector x, double tolerance) {
  const auto given = gradient(x);
  if (given.size() != x.size()) return false;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double at = x[i];
    bool agrees = false;
    for (const double step : {1e-6, 6e-6, 3e-5}) {
      const double h = step * (1 + std::abs(at));
      x[i] = at + h;
      const double up = f(x), above = x[i];
      x[i] = at - h;
      const double down = f(x), n = (up - down) / (above - x[i]);
      const double noise = 3e-16 * (std::abs(up) + std::abs(down)) / h;
      agrees = agrees ||
               (std::abs(given[i]) < 1.7e308 &&
                std::abs(given[i] - n) <= tolerance * std::fmax(std::abs(given[i]), std::abs(n)) + noise);
    }
    x[i] = at;
    if (!agrees) return false;
  }
  return true;
}
