// Newton's method for minimisation, made safe: a shifted Hessian and a backtracking line search.
//
// Idea. Near x, f is about f + g'p + p'Hp/2, and its minimiser p = -H^-1 g is the Newton step. Two things may
// go wrong far from the solution. Where H is not positive definite, the quadratic has no minimum, and its
// stationary point may be a saddle or a maximum: adding a multiple of the identity, H + t I, makes it
// positive definite and turns the step towards steepest descent. And a full step may overshoot: it is halved
// until f decreases as much as the slope promises (Armijo). Close to a regular minimiser neither interferes,
// and convergence is quadratic.
//
// Complexity. O(n^3) for each Cholesky factorisation, one gradient and one Hessian per iteration; a handful
// of iterations near the solution.
//
// Numerical notes.
// - Whether a matrix is positive definite is asked of Cholesky, which answers it on the way to the solution:
// a
//   pivot that is not positive, or lost in rounding, is a no.
// - Tests are written so that NaN fails them. A step that leaves the domain of f (a logarithm of a negative
//   number) is then simply too long.
// - Near the minimum the decrease of f drops below the rounding of f. The line search allows for that:
// without the
//   slack it would reject the last, best steps.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <limits>
#include <optional>
#include <stdexcept>
#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

namespace {

constexpr double kEpsilon = std::numeric_limits<double>::epsilon();
constexpr int kMaxIterations = 1000;
constexpr int kMaxHalvings = 100;
constexpr double kArmijo = 1e-4;  // the fraction of the promised decrease that a step has to deliver

double dot(const Vector& x, const Vector& y) {
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += x[i] * y[i];
  return sum;
}

// The lower triangular L with L L' = h + shift I, or nothing when that is not safely positive definite.
std::optional<Matrix> cholesky(Matrix h, double shift) {
  const std::size_t n = h.size();
  double largest = 0;
  for (std::size_t i = 0; i < n; ++i) largest = std::max(largest, std::abs(h[i][i] += shift));
  for (std::size_t j = 0; j < n; ++j) {
    double pivot = h[j][j];
    for (std::size_t k = 0; k < j; ++k) pivot -= h[j][k] * h[j][k];
    if (!(pivot > static_cast<double>(n) * kEpsilon * largest)) return std::nullopt;
    h[j][j] = std::sqrt(pivot);
    for (std::size_t i = j + 1; i < n; ++i) {
      double sum = h[i][j];
      for (std::size_t k = 0; k < j; ++k) sum -= h[i][k] * h[j][k];
      h[i][j] = sum / h[j][j];
    }
  }
  return h;
}

// Solves L L' p = -g.
Vector solve(const Matrix& l, const Vector& g) {
  const std::size_t n = g.size();
  Vector p(n);
  for (std::size_t i = 0; i < n; ++i) {
    double sum = -g[i];
    for (std::size_t k = 0; k < i; ++k) sum -= l[i][k] * p[k];
    p[i] = sum / l[i][i];
  }
  for (std::size_t i = n; i-- > 0;) {
    double sum = p[i];
    for (std::size_t k = i + 1; k < n; ++k) sum -= l[k][i] * p[k];
    p[i] = sum / l[i][i];
  }
  return p;
}

// The Newton step of the Hessian h, or of the first h + shift I that is positive definite. It is a direction
// of descent, since g'p = -g'(h + shift I)^-1 g < 0. It also leaves saddles: along an eigenvector of negative
// curvature it follows -g, away from the saddle, where the pure Newton step goes back into it.
Vector newton_step(const Matrix& h, const Vector& g) {
  double norm = 0;
  for (const Vector& row : h) norm = std::hypot(norm, std::sqrt(dot(row, row)));
  if (norm == 0) norm = 1;  // no curvature at all: a gradient step
  double shift = 0;
  for (;;) {
    if (const auto l = cholesky(h, shift)) return solve(*l, g);
    if (!(shift <= 2 * norm)) throw std::domain_error("newton_minimize: the Hessian is not finite");
    shift = std::max(10 * shift, 1e-6 * norm);  // relative to h, so that the scale of f does not matter
  }
}

}  // namespace

Vector newton_minimize(const std::function<double(const Vector&)>& f,
                       const std::function<Vector(const Vector&)>& gradient,
                       const std::function<Matrix(const Vector&)>& hessian, const Vector& x0,
                       double tolerance) {
  if (!(tolerance >= 0)) throw std::invalid_argument("newton_minimize: the tolerance is negative");
  Vector x = x0;
  double value = f(x);
  for (int iteration = 0; iteration < kMaxIterations; ++iteration) {
    const Vector g = gradient(x);
    if (std::sqrt(dot(g, g)) <= tolerance) return x;
    const Vector p = newton_step(hessian(x), g);

    const double slope = dot(g, p), slack = 10 * kEpsilon * std::abs(value);
    Vector trial(x.size());
    double trial_value = 0, t = 1;
    int halvings = 0;
    for (; halvings < kMaxHalvings; ++halvings, t /= 2) {
      for (std::size_t i = 0; i < x.size(); ++i) trial[i] = x[i] + t * p[i];
      trial_value = f(trial);
      if (trial_value <= value + kArmijo * t * slope + slack) break;  // false for NaN: outside the domain
    }
    if (halvings == kMaxHalvings || trial == x) return x;  // rounding leaves nothing to gain
    x = trial;
    value = trial_value;
  }
  return x;
}
