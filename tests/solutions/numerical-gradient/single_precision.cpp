// expect: wrong-answer
// caught-by: basic
// mistake: keeps the values of f in float

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
    const float above = static_cast<float>(f(up)), below = static_cast<float>(f(down));
    gradient.push_back((above - below) / (2 * h));
  }
  return gradient;
}
