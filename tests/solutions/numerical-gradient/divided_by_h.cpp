// expect: wrong-answer
// caught-by: basic
// mistake: divides by h instead of 2h

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
    gradient.push_back((f(up) - f(down)) / h);
  }
  return gradient;
}
