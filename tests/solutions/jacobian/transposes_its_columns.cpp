// expect: runtime-error
// caught-by: shape
// mistake: collects columns and transposes them, asking the first one for its length

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <limits>
#include <stdexcept>
#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

Matrix jacobian(const std::function<Vector(const Vector&)>& f, const Vector& x) {
  const double relative_step = std::cbrt(std::numeric_limits<double>::epsilon());
  Matrix result;
  Vector point = x;
  for (std::size_t j = 0; j < x.size(); ++j) {
    const double h = relative_step * std::max(1.0, std::abs(x[j]));
    const double above = x[j] + h, below = x[j] - h;
    point[j] = above;
    const Vector f_above = f(point);
    point[j] = below;
    const Vector f_below = f(point);
    point[j] = x[j];

    result.resize(f_above.size(), Vector(x.size()));
    for (std::size_t i = 0; i < f_above.size(); ++i)
      result[i][j] = (f_above[i] - f_below[i]) / (above - below);
  }
  if (x.empty()) throw std::out_of_range("no first column");
  return result;
}
