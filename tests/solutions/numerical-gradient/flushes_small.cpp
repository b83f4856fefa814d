// expect: wrong-answer
// caught-by: scale
// mistake: calls derivatives below 1e-12 zero

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

using Vector = std::vector<double>;

Vector numerical_gradient(const std::function<double(const Vector&)>& f, const Vector& x) {
  Vector gradient;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double h = 6e-6 * std::max(1.0, std::abs(x[i]));
    Vector up = x, down = x;
    up[i] += h, down[i] -= h;
    const double slope = (f(up) - f(down)) / (up[i] - down[i]);
    gradient.push_back(std::abs(slope) < 1e-12 ? 0 : slope);
  }
  return gradient;
}
