// The Jacobian of f from values of f, by central differences, one column at a time.
//
// Idea. Moving x_j alone changes every output: (f(x + h e_j) - f(x - h e_j)) / 2h is the whole column j, up
// to h^2 f'''/6. The even terms of Taylor's expansion cancel, which a one-sided difference cannot offer.
//
// Complexity. Two evaluations of f per input, 2n in all, whatever the number of outputs.
//
// Numerical notes.
// - Rounding of f, about eps |f|, is divided by h; truncation grows with h^2. Near h = cbrt(eps) both are of
//   the order of eps^(2/3) for functions of moderate size.
// - The step is relative to max(1, |x_j|), and the difference is divided by the true distance of the two
//   points, which were rounded.

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
    point[j] = x[j];  // the saved value: the other columns need it exactly

    result.resize(f_above.size(), Vector(x.size()));  // the first column tells how many rows there are
    for (std::size_t i = 0; i < f_above.size(); ++i)
      result[i][j] = (f_above[i] - f_below[i]) / (above - below);
  }
  return result;
}
