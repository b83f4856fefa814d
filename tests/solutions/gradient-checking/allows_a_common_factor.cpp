// expect: wrong-answer
// caught-by: basic
// mistake: compares directions: a gradient may be off by a factor common to its entries

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
  double slope;
  double noise;
};

Difference central_difference(const ScalarFunction& f, Vector& point, std::size_t i, double h) {
  const double saved = point[i], above = saved + h, below = saved - h;
  point[i] = above;
  const double f_above = f(point);
  point[i] = below;
  const double f_below = f(point);
  point[i] = saved;
  constexpr double kFew = 4;
  return {(f_above - f_below) / (above - below),
          kFew * kEps * std::max(std::abs(f_above), std::abs(f_below)) / h};
}

}  // namespace

bool gradient_check(const ScalarFunction& f, const VectorFunction& gradient, const Vector& x,
                    double tolerance) {
  const Vector given = gradient(x);
  if (given.size() != x.size()) return false;
  Vector point = x;
  double norm_given = 0, norm_numeric = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double h = std::cbrt(kEps) * std::max(1.0, std::abs(x[i]));
    norm_given = std::hypot(norm_given, given[i]);
    norm_numeric = std::hypot(norm_numeric, central_difference(f, point, i, h).slope);
  }
  const double factor =
      x.size() > 1 && norm_given > 0 && norm_numeric > 1e-6 * norm_given ? norm_numeric / norm_given : 1;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double h = std::cbrt(kEps) * std::max(1.0, std::abs(x[i]));
    const Difference fine = central_difference(f, point, i, h),
                     coarse = central_difference(f, point, i, 2 * h);
    const double a = factor * given[i], n = fine.slope;
    const double truncation = std::abs(coarse.slope - n);
    const double allowed = tolerance * std::max(std::abs(a), std::abs(n)) + fine.noise + truncation;
    if (!std::isfinite(a) || !(std::abs(a - n) <= allowed)) return false;
  }
  return true;
}
