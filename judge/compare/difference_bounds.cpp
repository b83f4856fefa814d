// Derivatives and running error bounds at x and at the ends of the longest steps around it.
#include "compare/difference_bounds.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>

#include "functions/derivatives.hpp"

namespace mathjudge::compare {
namespace {

using Point = std::vector<double>;
using Coordinates = std::initializer_list<std::size_t>;

/// Truncation is taken at twice the largest step, which leaves a margin and covers the Hessian's doubled
/// step.
constexpr double kFirstReach = 2 * kFirstSteps.largest, kSecondReach = 2 * kSecondSteps.largest;
constexpr long double kSmallestNormal = std::numeric_limits<double>::min();

double scale_of(double x) { return std::max(1.0, std::fabs(x)); }

/// As std::max, but a NaN stays: an entry whose bound is unknown must not look exact.
long double larger(long double a, long double b) { return a < b || std::isnan(b) ? b : a; }

Point moved(Point x, std::size_t i, double by) {
  x[i] += by;
  return x;
}

class Surroundings {
 public:
  explicit Surroundings(const functions::Program& program) : program_(program) {}

  /// max over `points` of |the partial derivative|, per output.
  std::vector<long double> largest(const std::vector<Point>& points, Coordinates coordinates) const {
    std::vector<long double> result;
    for (const Point& point : points) take_larger(result, partial(point, coordinates));
    return result;
  }
  std::vector<long double> partial(const Point& x, Coordinates coordinates) const {
    return functions::partial(program_, {x.begin(), x.end()}, {coordinates.begin(), coordinates.size()});
  }
  /// max over `points` of the running error bound of a double evaluation, per output.
  std::vector<long double> rounding(const std::vector<Point>& points) const {
    std::vector<long double> result;
    for (const Point& point : points) {
      std::vector<long double> bounds;
      for (const auto& output : functions::values_with_bound(program_, point)) bounds.push_back(output.bound);
      take_larger(result, bounds);
    }
    return result;
  }

 private:
  static void take_larger(std::vector<long double>& result, const std::vector<long double>& found) {
    result.resize(found.size());
    for (std::size_t k = 0; k < found.size(); ++k) result[k] = larger(result[k], std::fabs(found[k]));
  }

  const functions::Program& program_;
};

Dense jacobian_of(const functions::Program& program, const Point& x) {
  const auto rows = functions::jacobian(program, std::vector<long double>(x.begin(), x.end()));
  Dense result(rows.size(), rows.empty() ? 0 : x.size());
  for (std::size_t k = 0; k < result.rows; ++k)
    for (std::size_t i = 0; i < result.columns; ++i) result.at(k, i) = rows[k][i];
  return result;
}

/// The ends of the longest step in each coordinate of the pair and, for a pair, the corners of the stencil.
std::vector<Point> stencil(const Point& x, std::size_t i, std::size_t j) {
  const double hi = kSecondReach * scale_of(x[i]), hj = kSecondReach * scale_of(x[j]);
  if (i == j) return {x, moved(x, i, hi), moved(x, i, -hi)};
  std::vector<Point> points{x};
  for (const double si : {-hi, hi})
    for (const double sj : {-hj, hj}) points.push_back(moved(moved(x, i, si), j, sj));
  return points;
}

long double second_truncation(const Surroundings& f, const std::vector<Point>& points, const Point& x,
                              std::size_t i, std::size_t j) {
  const long double hi = kSecondReach * scale_of(x[i]), hj = kSecondReach * scale_of(x[j]);
  if (i == j) return hi * hi * f.largest(points, {i, i, i, i}).at(0) / 12;
  return (hi * hi * f.largest(points, {i, i, i, j}).at(0) + hj * hj * f.largest(points, {i, j, j, j}).at(0)) /
             6 +
         hi * hj * f.largest(points, {i, i, j, j}).at(0) / 4;
}

}  // namespace

Differences first_differences(const functions::Program& program, const Point& x) {
  const Surroundings f(program);
  Differences result;
  result.value = jacobian_of(program, x);
  result.bound = result.bend = result.twist = Dense(result.value.rows, result.value.columns);
  result.size = f.largest({x}, {});
  for (std::size_t i = 0; i < result.value.columns; ++i) {
    const double s = scale_of(x[i]), reach = kFirstReach * s;
    const std::vector<Point> points{x, moved(x, i, reach), moved(x, i, -reach)};
    const auto third = f.largest(points, {i, i, i}), second = f.largest(points, {i, i}),
               rounding = f.rounding(points), size = f.largest(points, {}), bend = f.partial(x, {i, i}),
               twist = f.partial(x, {i, i, i});
    const long double h = kFirstSteps.smallest * s, unit = kEps * std::fabs(x[i]);
    for (std::size_t k = 0; k < result.value.rows; ++k) {
      const long double slope = std::fabs(result.value.at(k, i));
      result.bend.at(k, i) = bend[k];
      result.twist.at(k, i) = twist[k];
      result.bound.at(k, i) = third[k] * (reach / 6.0L) * reach +
                              2 * (rounding[k] + kEps * size[k] + unit * slope) / h + 10 * unit * second[k] +
                              4 * kEps * slope + kSmallestNormal;
    }
  }
  return result;
}

Differences second_differences(const functions::Program& program, const Point& x) {
  const Surroundings f(program);
  const auto hessian = functions::hessian(program, std::vector<long double>(x.begin(), x.end()));
  const Dense gradient = jacobian_of(program, x);
  Differences result{Dense(x.size(), x.size()), Dense(x.size(), x.size()), {}, {}, f.largest({x}, {})};
  for (std::size_t i = 0; i < x.size(); ++i)
    for (std::size_t j = i; j < x.size(); ++j) {
      const std::vector<Point> points = stencil(x, i, j);
      const long double hi = kSecondSteps.smallest * scale_of(x[i]),
                        hj = kSecondSteps.smallest * scale_of(x[j]);
      const long double shift =
          kEps * std::fmax(std::fabs(x[i] * gradient.at(0, i)), std::fabs(x[j] * gradient.at(0, j)));
      const long double bent = kEps * std::fmax(std::fabs(x[i] / hj), std::fabs(x[j] / hi)) *
                               larger(f.largest(points, {i, j}).at(0), std::fabs(hessian[i][j]));
      const long double rounding = f.rounding(points).at(0) + kEps * f.largest(points, {}).at(0) + shift;
      result.value.at(i, j) = result.value.at(j, i) = hessian[i][j];
      result.bound.at(i, j) = result.bound.at(j, i) =
          second_truncation(f, points, x, i, j) + 4 * rounding / (hi * hj) + 4 * bent + kSmallestNormal;
    }
  return result;
}

}  // namespace mathjudge::compare
