// expect: wrong-answer
// caught-by: basic
// mistake: minimises f without the constraints, then projects the result onto them

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <stdexcept>
#include <utility>
#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;
using ScalarFunction = std::function<double(const Vector&)>;
using VectorFunction = std::function<Vector(const Vector&)>;
using MatrixFunction = std::function<Matrix(const Vector&)>;

static double dot(const Vector& x, const Vector& y) {
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += x[i] * y[i];
  return sum;
}

static double norm(const Vector& x) { return std::sqrt(dot(x, x)); }

static Vector moved(Vector x, double t, const Vector& y) {
  for (std::size_t i = 0; i < x.size(); ++i) x[i] += t * y[i];
  return x;
}

// BFGS with a bisection for the weak Wolfe conditions.
static Vector minimise(const ScalarFunction& a, const VectorFunction& slope_of, Vector x, double small) {
  const std::size_t n = x.size();
  Vector g = slope_of(x);
  Matrix h(n, Vector(n, 0.0));
  for (std::size_t i = 0; i < n; ++i) h[i][i] = 1 / std::max(1.0, norm(g));
  for (int iteration = 0; iteration < 500 && !(norm(g) <= small) && norm(x) < 1e6; ++iteration) {
    Vector p(n);
    for (std::size_t i = 0; i < n; ++i) p[i] = -dot(h[i], g);
    const double slope = dot(g, p), value = a(x);
    double low = 0, high = 0, t = 1;
    bool found = false;
    for (int trial = 0; trial < 60 && !found; ++trial) {
      const Vector y = moved(x, t, p);
      const double now = a(y);
      if (!(now <= value + 1e-4 * t * slope + 2e-15 * std::abs(value)))
        high = t;
      else if (dot(slope_of(y), p) < 0.9 * slope)
        low = t;
      else
        found = true;
      if (!found) t = high > 0 ? (low + high) / 2 : 2 * t;
    }
    if (!found) break;
    const Vector next = moved(x, t, p), next_g = slope_of(next);
    const Vector s = moved(next, -1, x), y = moved(next_g, -1, g);
    const double sy = dot(s, y);
    if (sy > 0) {
      Vector hy(n);
      for (std::size_t i = 0; i < n; ++i) hy[i] = dot(h[i], y);
      const double factor = (1 + dot(y, hy) / sy) / sy;
      for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j)
          h[i][j] += factor * s[i] * s[j] - (hy[i] * s[j] + s[i] * hy[j]) / sy;
    }
    x = next;
    g = next_g;
  }
  return x;
}

static Vector solve(Matrix a, Vector b) {
  const std::size_t n = b.size();
  for (std::size_t k = 0; k < n; ++k) {
    std::size_t pivot = k;
    for (std::size_t i = k + 1; i < n; ++i)
      if (std::abs(a[i][k]) > std::abs(a[pivot][k])) pivot = i;
    std::swap(a[k], a[pivot]);
    std::swap(b[k], b[pivot]);
    if (std::abs(a[k][k]) < 1e-12) a[k][k] = 1e-12;
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

// The multipliers that balance the gradient best: J J' lambda = -J g.
static Vector least_squares_multipliers(const Matrix& j, const Vector& g) {
  const std::size_t m = j.size();
  Matrix normal(m, Vector(m));
  Vector right(m);
  for (std::size_t r = 0; r < m; ++r) {
    for (std::size_t s = 0; s < m; ++s) normal[r][s] = dot(j[r], j[s]);
    right[r] = -dot(j[r], g);
  }
  return solve(normal, right);
}

std::pair<Vector, Vector> minimize_constrained(const ScalarFunction& f, const VectorFunction& gradient,
                                               const VectorFunction& constraints,
                                               const MatrixFunction& constraint_jacobian, const Vector& x0,
                                               double tolerance) {
  if (!(tolerance >= 0)) throw std::invalid_argument("tolerance");
  Vector x = minimise(f, gradient, x0, tolerance);
  for (int k = 0; k < 100; ++k) {  // Gauss-Newton steps to c = 0
    const Vector c = constraints(x);
    const Matrix j = constraint_jacobian(x);
    Matrix normal(c.size(), Vector(c.size()));
    for (std::size_t r = 0; r < c.size(); ++r)
      for (std::size_t s = 0; s < c.size(); ++s) normal[r][s] = dot(j[r], j[s]);
    const Vector t = solve(normal, c);
    for (std::size_t r = 0; r < c.size(); ++r) x = moved(x, -t[r], j[r]);
  }
  return {x, least_squares_multipliers(constraint_jacobian(x), gradient(x))};
}
