// expect: runtime-error
// caught-by: shape
// mistake: refuses a function of no variables

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <limits>
#include <stdexcept>
#include <vector>

using Vector = std::vector<double>;

Vector numerical_gradient(const std::function<double(const Vector&)>& f, const Vector& x) {
  const double relative_step = std::cbrt(std::numeric_limits<double>::epsilon());
  if (x.empty()) throw std::invalid_argument("no variables");
  Vector point = x, gradient(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double h = relative_step * std::max(1.0, std::abs(x[i]));
    const double above = x[i] + h, below = x[i] - h;
    point[i] = above;
    const double f_above = f(point);
    point[i] = below;
    const double f_below = f(point);
    point[i] = x[i];
    gradient[i] = (f_above - f_below) / (above - below);
  }
  return gradient;
}
