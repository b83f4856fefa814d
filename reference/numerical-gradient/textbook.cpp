// The gradient of f from values of f, by central differences.
//
// Idea. Taylor's theorem gives f(x + h) - f(x - h) = 2h f'(x) + h^3 f'''/3 + ...: the even terms cancel, and
// dividing by 2h leaves an error of h^2 f'''/6. A forward difference (f(x + h) - f(x)) / h keeps h f''/2.
//
// Complexity. Two evaluations of f per coordinate: 2n in all.
//
// Numerical notes.
// - Values of f carry a rounding error of about eps |f|, which the division by h magnifies. The total error
//   h^2 |f'''| / 6 + eps |f| / h is least near h = cbrt(eps), 6e-6, for functions of moderate size: the error
//   is then of the order eps^(2/3), ten to eleven digits.
// - x and h must be of comparable scale, or x + h rounds to x: the step is relative to max(1, |x|). The 1
// keeps
//   it from vanishing near x = 0.
// - x + h and x - h are rounded too. Their true distance is known exactly, so divide by it rather than by 2h.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <limits>
#include <vector>

using Vector = std::vector<double>;

Vector numerical_gradient(const std::function<double(const Vector&)>& f, const Vector& x) {
  const double relative_step = std::cbrt(std::numeric_limits<double>::epsilon());
  Vector point = x, gradient(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double h = relative_step * std::max(1.0, std::abs(x[i]));
    const double above = x[i] + h, below = x[i] - h;
    point[i] = above;
    const double f_above = f(point);
    point[i] = below;
    const double f_below = f(point);
    point[i] = x[i];  // put back the saved value: adding and subtracting h would not restore it exactly
    gradient[i] = (f_above - f_below) / (above - below);
  }
  return gradient;
}
