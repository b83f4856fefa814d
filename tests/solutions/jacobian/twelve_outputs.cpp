// expect: wrong-answer
// caught-by: random
// mistake: keeps the outputs in a buffer of twelve

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <limits>
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

    result.resize(std::min<std::size_t>(f_above.size(), 12), Vector(x.size()));
    for (std::size_t i = 0; i < result.size(); ++i)
      result[i][j] = (f_above[i] - f_below[i]) / (above - below);
  }
  return result;
}
