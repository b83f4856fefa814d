// expect: runtime-error
// caught-by: basic
// mistake: static multipliers: the next call starts with those of the one before, which are fewer

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
  for (std::size_t i = 0; i < y.size(); ++i) sum += x.at(i) * y[i];
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

std::pair<Vector, Vector> minimize_constrained(const ScalarFunction& f, const VectorFunction& gradient,
                                               const VectorFunction& constraints,
                                               const MatrixFunction& constraint_jacobian, const Vector& x0,
                                               double tolerance) {
  if (!(tolerance >= 0)) throw std::invalid_argument("tolerance");
  Vector x = x0;
  static Vector lambda(constraints(x0).size(), 0.0);
  double weight = 10, violation = norm(constraints(x));
  for (int k = 0; k < 60; ++k) {
    const auto value = [&](const Vector& y) {
      const Vector c = constraints(y);
      return f(y) + dot(lambda, c) + weight / 2 * dot(c, c);
    };
    const auto slope = [&](const Vector& y) {
      const Vector estimate = moved(lambda, weight, constraints(y));
      const Matrix j = constraint_jacobian(y);
      Vector g = gradient(y);
      for (std::size_t i = 0; i < j.size(); ++i) g = moved(g, estimate[i], j[i]);
      return g;
    };
    const Vector next = minimise(value, slope, x, tolerance / 4 * std::max(1.0, norm(gradient(x))));
    if (!(norm(next) < 1e6)) {
      weight *= 10;
      continue;
    }
    x = next;
    lambda = moved(lambda, weight, constraints(x));
    const double now = norm(constraints(x));
    if (now <= tolerance / 4 * std::max(1.0, norm(x))) break;
    if (now > violation / 4 && weight < 1e6) weight *= 10;
    violation = now;
  }
  return {x, lambda};
}
