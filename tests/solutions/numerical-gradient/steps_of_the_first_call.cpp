// expect: wrong-answer
// caught-by: structure
// mistake: computes the values at the raised points once and keeps them for later calls

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <limits>
#include <map>
#include <vector>

using Vector = std::vector<double>;

Vector numerical_gradient(const std::function<double(const Vector&)>& f, const Vector& x) {
  const double relative_step = std::cbrt(std::numeric_limits<double>::epsilon());
  Vector point = x, gradient(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double h = relative_step * std::max(1.0, std::abs(x[i]));
    const double above = x[i] + h, below = x[i] - h;
    point[i] = above;
    static std::map<std::size_t, double> raised;
    const double f_above = raised.try_emplace(i, f(point)).first->second;
    point[i] = below;
    const double f_below = f(point);
    point[i] = x[i];
    gradient[i] = (f_above - f_below) / (above - below);
  }
  return gradient;
}
