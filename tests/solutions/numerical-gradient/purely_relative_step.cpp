// expect: wrong-answer
// caught-by: edge
// mistake: a step relative to |x| alone, which vanishes at zero

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

using Vector = std::vector<double>;

Vector numerical_gradient(const std::function<double(const Vector&)>& f, const Vector& x) {
  Vector gradient;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double h = 6e-6 * std::abs(x[i]) + 1e-300;
    Vector up = x, down = x;
    up[i] += h, down[i] -= h;
    gradient.push_back((f(up) - f(down)) / (2 * h));
  }
  return gradient;
}
