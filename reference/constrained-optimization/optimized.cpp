// Equality constraints by sequential quadratic programming: Newton's method on the Lagrangian, with a BFGS
// matrix for its Hessian and a line search that keeps the iteration on the way down.
//
// Idea. At x, replace f + lambda' c by a quadratic model with matrix B and c by its linearisation; the step d
// and the new multipliers solve
//     [ B  J' ] [   d    ]   [ -grad f ]
//     [ J  0  ] [ lambda ] = [   -c    ].
// With B close to the Hessian of the Lagrangian this is Newton's method for grad f + J' lambda = 0, c = 0,
// and converges superlinearly: tens of evaluations where a sequence of minimisations takes hundreds. With B
// positive definite, d is moreover a direction of descent of f + nu ||c||_1 for nu > max |lambda|, so that a
// line search on it keeps away from maxima.
//
// Complexity. O((n + m)^3) for each step and about one call of each callback; 5 to 30 steps.
//
// Numerical notes.
// - B stays positive definite by Powell's damping: where the Lagrangian curves downwards (which it may,
// across
//   the constraints, even at the solution), y is moved towards B s until s'y >= 0.2 s'B s.
// - On a curved constraint a good full step may raise f + nu ||c||_1 and be refused (Maratos). A second-order
//   correction brings such a step back onto the constraint before it is judged.
// - J may lack full rank away from the solution. A small -delta I in the corner keeps the system regular; it
//   stands for a large but finite penalty, and is zero wherever elimination finds good pivots.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <limits>
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;
using ScalarFunction = std::function<double(const Vector&)>;
using VectorFunction = std::function<Vector(const Vector&)>;
using MatrixFunction = std::function<Matrix(const Vector&)>;

namespace {

constexpr double kEpsilon = std::numeric_limits<double>::epsilon();
constexpr int kMaxSteps = 1000;

double dot(const Vector& x, const Vector& y) {
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += x[i] * y[i];
  return sum;
}

double norm(const Vector& x) { return std::sqrt(dot(x, x)); }

double sum_of_magnitudes(const Vector& x) {
  double sum = 0;
  for (const double entry : x) sum += std::abs(entry);
  return sum;
}

// x + t y
Vector moved(Vector x, double t, const Vector& y) {
  for (std::size_t i = 0; i < x.size(); ++i) x[i] += t * y[i];
  return x;
}

// Elimination with partial pivoting on equilibrated rows, since B and J have different units; nothing when a
// pivot is lost in rounding.
std::optional<Vector> solve(Matrix a, Vector b) {
  const std::size_t n = b.size();
  for (std::size_t i = 0; i < n; ++i) {
    double largest = 0;
    for (const double entry : a[i]) largest = std::max(largest, std::abs(entry));
    if (!(largest > 0)) return std::nullopt;
    for (double& entry : a[i]) entry /= largest;
    b[i] /= largest;
  }
  for (std::size_t k = 0; k < n; ++k) {
    std::size_t pivot = k;
    for (std::size_t i = k + 1; i < n; ++i)
      if (std::abs(a[i][k]) > std::abs(a[pivot][k])) pivot = i;
    if (!(std::abs(a[pivot][k]) > 1e-13)) return std::nullopt;
    std::swap(a[k], a[pivot]);
    std::swap(b[k], b[pivot]);
    for (std::size_t i = k + 1; i < n; ++i) {
      const double factor = a[i][k] / a[k][k];
      for (std::size_t j = k; j < n; ++j) a[i][j] -= factor * a[k][j];
      b[i] -= factor * b[k];
    }
  }
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t j = i + 1; j < n; ++j) b[i] -= a[i][j] * b[j];
    b[i] /= a[i][i];
  }
  return b;
}

// The symmetric system above for right-hand sides (top, bottom), solved for (d, lambda).
std::pair<Vector, Vector> solve_kkt(const Matrix& b, const Matrix& j, const Vector& top,
                                    const Vector& bottom) {
  const std::size_t n = top.size(), m = bottom.size();
  Matrix system(n + m, Vector(n + m, 0.0));
  Vector right = top;
  right.insert(right.end(), bottom.begin(), bottom.end());
  for (std::size_t i = 0; i < n; ++i) std::copy(b[i].begin(), b[i].end(), system[i].begin());
  for (std::size_t k = 0; k < m; ++k)
    for (std::size_t i = 0; i < n; ++i) system[i][n + k] = system[n + k][i] = j[k][i];
  std::optional<Vector> solution = solve(system, right);
  for (double delta = 1e-8; !solution && delta < 1e8; delta *= 100) {
    for (std::size_t k = 0; k < m; ++k) system[n + k][n + k] = -delta;
    solution = solve(system, right);
  }
  if (!solution) throw std::domain_error("minimize_constrained: a derivative is not finite");
  const auto middle = solution->begin() + static_cast<std::ptrdiff_t>(n);
  return {Vector(solution->begin(), middle), Vector(middle, solution->end())};
}

// Everything about the problem at one point.
struct Point {
  Vector x;
  double f;
  Vector c;
  double merit(double nu) const { return f + nu * sum_of_magnitudes(c); }
};

// grad f + J' lambda
Vector lagrangian_gradient(Vector gradient, const Matrix& j, const Vector& lambda) {
  for (std::size_t k = 0; k < lambda.size(); ++k) gradient = moved(std::move(gradient), lambda[k], j[k]);
  return gradient;
}

Matrix multiple_of_identity(std::size_t n, double factor) {
  Matrix b(n, Vector(n, 0.0));
  for (std::size_t i = 0; i < n; ++i) b[i][i] = factor;
  return b;
}

// B <- B - B s s'B / s'B s + y y' / s'y with Powell's damped y.
void update(Matrix& b, const Vector& s, Vector y) {
  Vector bs(s.size());
  for (std::size_t i = 0; i < s.size(); ++i) bs[i] = dot(b[i], s);
  const double sbs = dot(s, bs);
  double sy = dot(s, y);
  if (!(sbs > 0)) return;
  if (!(sy >= 0.2 * sbs)) {
    const double theta = 0.8 * sbs / (sbs - sy);
    for (std::size_t i = 0; i < s.size(); ++i) y[i] = theta * y[i] + (1 - theta) * bs[i];
    sy = dot(s, y);
  }
  for (std::size_t i = 0; i < s.size(); ++i)
    for (std::size_t j = 0; j < s.size(); ++j) b[i][j] += y[i] * y[j] / sy - bs[i] * bs[j] / sbs;
}

}  // namespace

std::pair<Vector, Vector> minimize_constrained(const ScalarFunction& f, const VectorFunction& gradient,
                                               const VectorFunction& constraints,
                                               const MatrixFunction& constraint_jacobian, const Vector& x0,
                                               double tolerance) {
  if (!(tolerance >= 0)) throw std::invalid_argument("minimize_constrained: the tolerance is negative");
  const std::size_t n = x0.size();
  const auto look_at = [&](Vector x) {
    const double value = f(x);
    return Point{x, value, constraints(x)};
  };
  const auto negated = [](Vector x) {
    for (double& entry : x) entry = -entry;
    return x;
  };

  Point here = look_at(x0);
  Vector g = gradient(x0), lambda(here.c.size(), 0.0);
  Matrix j = constraint_jacobian(x0), b = multiple_of_identity(n, std::max(1.0, norm(g)));
  double nu = 1;
  bool fresh = true;  // b knows nothing yet
  for (int step = 0; step < kMaxSteps; ++step) {
    auto [d, multipliers] = solve_kkt(b, j, negated(g), negated(here.c));
    lambda = std::move(multipliers);
    const double feasible = tolerance / 4 * std::max(1.0, norm(here.x));
    const double stationary = tolerance / 4 * std::max(1.0, norm(g));
    if (norm(here.c) <= feasible && norm(lagrangian_gradient(g, j, lambda)) <= stationary) break;

    double largest = 0;
    for (const double entry : lambda) largest = std::max(largest, std::abs(entry));
    nu = std::max(1.5 * largest, (nu + 1.5 * largest) / 2);  // Powell: may come down again, but slowly
    // The derivative of the merit function along d; c + J d = 0 removes what is left of the constraints.
    const double slope = dot(g, d) - nu * sum_of_magnitudes(here.c);
    const double merit = here.merit(nu), slack = 10 * kEpsilon * (std::abs(here.f) + std::abs(merit));
    const auto better = [&](const Point& point, double t) {
      return point.merit(nu) <= merit + 1e-4 * t * slope + slack;  // false for NaN: outside the domain
    };
    Point next = look_at(moved(here.x, 1, d));
    double t = 1;
    if (!better(next, 1) && std::isfinite(sum_of_magnitudes(next.c))) {
      const Vector correction = solve_kkt(b, j, Vector(n), negated(next.c)).first;
      Point corrected = look_at(moved(next.x, 1, correction));
      if (better(corrected, 1)) next = std::move(corrected);
    }
    for (; !better(next, t) && t > 1e-12; t /= 2) next = look_at(moved(here.x, t / 2, d));
    if (!better(next, t) || next.x == here.x) {
      if (fresh) break;  // rounding leaves nothing to gain
      b = multiple_of_identity(
          n, std::max(1.0, norm(g)));  // or b is spoilt: huge multipliers where J loses rank
      nu = 1;
      fresh = true;
      continue;
    }

    const Vector next_gradient = gradient(next.x);
    Matrix next_jacobian = constraint_jacobian(next.x);
    const Vector y = moved(lagrangian_gradient(next_gradient, next_jacobian, lambda), -1,
                           lagrangian_gradient(g, j, lambda));
    const Vector s = moved(next.x, -1, here.x);
    if (fresh && dot(s, y) > 0) b = multiple_of_identity(n, dot(y, y) / dot(s, y));  // sets the scale
    fresh = false;
    update(b, s, y);
    here = std::move(next);
    g = next_gradient;
    j = std::move(next_jacobian);
  }
  return {here.x, lambda};
}
