// expect: wrong-answer
// caught-by: basic, ill-conditioned
// mistake: a forward difference with its best step, sqrt(eps)

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

using Vector = std::vector<double>;

Vector numerical_gradient(const std::function<double(const Vector&)>& f, const Vector& x) {
  Vector gradient;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double h = 1.5e-8 * std::max(1.0, std::abs(x[i]));
    Vector up = x;
    up[i] += h;
    gradient.push_back((f(up) - f(x)) / (up[i] - x[i]));
  }
  return gradient;
}
