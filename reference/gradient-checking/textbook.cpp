// Decides whether a gradient agrees with its function, component by component.
//
// Idea. A central difference n of f approximates each derivative. The given component a agrees if |a - n| is
// within the tolerance relative to the larger of both, plus what the difference itself may be off by:
// - rounding: values of f carry about eps |f|, which the division by h magnifies to eps |f| / h;
// - truncation: h^2 f'''/6. The difference with step 2h has four times of it, so a third of the distance
//   between the two differences estimates it, and the whole distance bounds it with room to spare.
//
// Complexity. Four evaluations of f per component, one of the gradient.
//
// Numerical notes.
// - Nothing in the comparison is absolute, so it works at any scale of f.
// - Each component is judged alone. A norm, a mean or a sum lets one wrong component hide behind others.
// - NaN fails since the comparison is written so that it must succeed; Inf would pass, Inf <= Inf, and is
//   checked for.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <limits>
#include <vector>

using Vector = std::vector<double>;
using ScalarFunction = std::function<double(const Vector&)>;
using VectorFunction = std::function<Vector(const Vector&)>;

namespace {

constexpr double kEps = std::numeric_limits<double>::epsilon();

struct Difference {
  double slope;  // (f(x + h e_i) - f(x - h e_i)) / 2h
  double noise;  // what rounding of f may contribute to it
};

// Moves point[i] and puts it back.
Difference central_difference(const ScalarFunction& f, Vector& point, std::size_t i, double h) {
  const double saved = point[i], above = saved + h, below = saved - h;
  point[i] = above;
  const double f_above = f(point);
  point[i] = below;
  const double f_below = f(point);
  point[i] = saved;
  constexpr double kFew = 4;  // f is right to a few eps
  return {(f_above - f_below) / (above - below),
          kFew * kEps * std::max(std::abs(f_above), std::abs(f_below)) / h};
}

}  // namespace

bool gradient_check(const ScalarFunction& f, const VectorFunction& gradient, const Vector& x,
                    double tolerance) {
  const Vector given = gradient(x);
  if (given.size() != x.size()) return false;
  Vector point = x;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double h = std::cbrt(kEps) * std::max(1.0, std::abs(x[i]));
    const Difference fine = central_difference(f, point, i, h),
                     coarse = central_difference(f, point, i, 2 * h);
    const double a = given[i], n = fine.slope;
    const double truncation = std::abs(coarse.slope - n);
    const double allowed = tolerance * std::max(std::abs(a), std::abs(n)) + fine.noise + truncation;
    if (!std::isfinite(a) || !(std::abs(a - n) <= allowed)) return false;
  }
  return true;
}
