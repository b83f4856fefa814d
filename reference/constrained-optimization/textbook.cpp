// Equality constraints by the augmented Lagrangian, also known as the method of multipliers.
//
// Idea. At a constrained minimiser the gradient of f is a combination of the gradients of the constraints,
// grad f + J' lambda = 0: the Lagrangian L = f + lambda' c is stationary, but not minimal, so that minimising
// L leads nowhere. Adding a penalty makes it minimal,
//     A(x) = f(x) + lambda' c(x) + (weight / 2) ||c(x)||^2,
// for every weight above some finite bound. A's minimiser x satisfies
//     grad f + J' (lambda + weight c) = 0,
// which reads off the better multipliers lambda + weight c. With them the next minimiser is closer to the
// constraints, by a factor of the order of 1 / weight each time; the weight only grows when that is too slow.
// A penalty without multipliers (lambda = 0 for ever) would stop lambda / weight short of the constraints.
//
// Complexity. A handful of unconstrained minimisations; each BFGS iteration costs O(n^2 + m n), one or two
// calls of each callback.
//
// Numerical notes.
// - The weight stays moderate, which is the point of the multipliers: the condition of A's Hessian grows with
//   it, and accuracy is lost.
// - Minimising, rather than solving grad L = 0 by Newton's method, is what keeps away from constrained
// maxima.
// - For a small weight A may be unbounded below, though f has a minimum on the constraints. A minimisation
//   that runs away is abandoned, and repeated from the old point with a larger weight.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <limits>
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
constexpr int kMaxMinimisations = 60;
constexpr int kMaxIterations = 500;

double dot(const Vector& x, const Vector& y) {
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += x[i] * y[i];
  return sum;
}

double norm(const Vector& x) { return std::sqrt(dot(x, x)); }

// x + t y
Vector moved(Vector x, double t, const Vector& y) {
  for (std::size_t i = 0; i < x.size(); ++i) x[i] += t * y[i];
  return x;
}

// A(x) for fixed multipliers and weight.
struct AugmentedLagrangian {
  const ScalarFunction& f;
  const VectorFunction &f_gradient, &constraints;
  const MatrixFunction& jacobian;
  Vector lambda;
  double weight;

  double value(const Vector& x) const {
    const Vector c = constraints(x);
    return f(x) + dot(lambda, c) + weight / 2 * dot(c, c);
  }
  // What the multipliers would be if x were the minimiser.
  Vector multipliers(const Vector& x) const { return moved(lambda, weight, constraints(x)); }
  // grad f + J' (lambda + weight c)
  Vector gradient(const Vector& x) const {
    Vector g = f_gradient(x);
    const Vector estimate = multipliers(x);
    const Matrix j = jacobian(x);
    for (std::size_t k = 0; k < j.size(); ++k) g = moved(std::move(g), estimate[k], j[k]);
    return g;
  }
};

// H <- (I - rho s y') H (I - rho y s') + rho s s', the BFGS update of an inverse Hessian. The line search
// guarantees s'y > 0 up to rounding.
void update(Matrix& h, const Vector& s, const Vector& y) {
  const double sy = dot(s, y);
  if (!(sy > 0)) return;
  Vector hy(s.size());
  for (std::size_t i = 0; i < s.size(); ++i) hy[i] = dot(h[i], y);
  const double factor = (1 + dot(y, hy) / sy) / sy;
  for (std::size_t i = 0; i < s.size(); ++i)
    for (std::size_t j = 0; j < s.size(); ++j)
      h[i][j] += factor * s[i] * s[j] - (hy[i] * s[j] + s[i] * hy[j]) / sy;
}

Matrix multiple_of_identity(std::size_t n, double factor) {
  Matrix h(n, Vector(n, 0.0));
  for (std::size_t i = 0; i < n; ++i) h[i][i] = factor;
  return h;
}

// A step length with enough decrease (not too long) and a flatter slope (not too short): the weak Wolfe
// conditions, by doubling and bisection. 0 if rounding hides it. NaN counts as too long.
double step_length(const AugmentedLagrangian& a, const Vector& x, double value, const Vector& p,
                   double slope) {
  const double slack = 10 * kEpsilon * std::abs(value);
  double low = 0, high = std::numeric_limits<double>::infinity(), t = 1;
  for (int trial = 0; trial < 60; ++trial) {
    const Vector y = moved(x, t, p);
    if (!(a.value(y) <= value + 1e-4 * t * slope + slack))
      high = t;
    else if (!(dot(a.gradient(y), p) >= 0.9 * slope))
      low = t;
    else
      return t;
    t = std::isfinite(high) ? (low + high) / 2 : 2 * t;
  }
  return 0;
}

// Minimises A from x to ||grad A|| <= tolerance max(1, ||grad f||); stops early where rounding, or a
// direction without end, leaves nothing to do.
Vector minimise(const AugmentedLagrangian& a, Vector x, double tolerance, double far) {
  Vector g = a.gradient(x);
  Matrix h = multiple_of_identity(x.size(), 1 / std::max(1.0, norm(g)));
  bool fresh = true;
  for (int iteration = 0; iteration < kMaxIterations; ++iteration) {
    if (norm(g) <= tolerance * std::max(1.0, norm(a.f_gradient(x))) || !(norm(x) < far)) break;
    Vector p(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) p[i] = -dot(h[i], g);
    const double slope = dot(g, p), t = slope < 0 ? step_length(a, x, a.value(x), p, slope) : 0;
    if (t == 0) {
      if (fresh) break;
      h = multiple_of_identity(x.size(), 1 / std::max(1.0, norm(g)));  // start again from steepest descent
      fresh = true;
      continue;
    }
    const Vector next = moved(x, t, p), next_gradient = a.gradient(next);
    const Vector s = moved(next, -1, x), y = moved(next_gradient, -1, g);
    if (fresh && dot(s, y) > 0) h = multiple_of_identity(x.size(), dot(s, y) / dot(y, y));
    fresh = false;
    update(h, s, y);
    x = next;
    g = next_gradient;
  }
  return x;
}

}  // namespace

std::pair<Vector, Vector> minimize_constrained(const ScalarFunction& f, const VectorFunction& gradient,
                                               const VectorFunction& constraints,
                                               const MatrixFunction& constraint_jacobian, const Vector& x0,
                                               double tolerance) {
  if (!(tolerance >= 0)) throw std::invalid_argument("minimize_constrained: the tolerance is negative");
  Vector x = x0;
  double violation = norm(constraints(x));
  const double first_weight = 10 * std::max(1.0, std::abs(f(x0)));  // in the units of f
  AugmentedLagrangian a{
      f, gradient, constraints, constraint_jacobian, Vector(constraints(x).size(), 0.0), first_weight};
  const double far = 1e4 * (1 + norm(x0));
  for (int k = 0; k < kMaxMinimisations; ++k) {
    const Vector next = minimise(a, x, tolerance / 4, far);
    if (!(norm(next) < far)) {  // A is unbounded below
      a.weight *= 10;
      continue;
    }
    x = next;
    a.lambda = a.multipliers(x);
    const double now = norm(constraints(x));
    if (now <= tolerance / 4 * std::max(1.0, norm(x))) break;
    if (now > violation / 4 && a.weight < 1e6 * first_weight) a.weight *= 10;  // too slow
    violation = now;
  }
  return {x, a.lambda};
}
