// expect: memory-limit
// caught-by: shape
// mistake: full BFGS: right directions from an n x n matrix that does not fit for large n

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <stdexcept>
#include <vector>

using Vector = std::vector<double>;
using ScalarFunction = std::function<double(const Vector&)>;
using VectorFunction = std::function<Vector(const Vector&)>;

static double dot(const Vector& x, const Vector& y) {
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += x[i] * y[i];
  return sum;
}

static Vector combine(const Vector& x, double t, const Vector& y) {
  Vector z = x;
  for (std::size_t i = 0; i < x.size(); ++i) z[i] += t * y[i];
  return z;
}

Vector lbfgs(const ScalarFunction& f, const VectorFunction& gradient, const Vector& x0, int memory,
             double tolerance) {
  if (memory < 1) throw std::invalid_argument("memory");
  if (!(tolerance >= 0)) throw std::invalid_argument("tolerance");
  const std::size_t n = x0.size();
  std::vector<Vector> h(n, Vector(n, 0.0));
  for (std::size_t i = 0; i < n; ++i) h[i][i] = 1;
  bool first = true;
  Vector x = x0, g = gradient(x);
  double value = f(x);
  for (int iteration = 0; iteration < 20000; ++iteration) {
    const double size = std::sqrt(dot(g, g));
    if (size <= tolerance * std::max(1.0, std::sqrt(dot(x, x)))) break;
    Vector p(n);
    for (std::size_t i = 0; i < n; ++i) p[i] = first ? -g[i] / size : -dot(h[i], g);
    const double slope = dot(g, p);
    double low = 0, high = 0, t = 1, value_new = value;
    Vector x_new = x, g_new = g;
    bool found = false;
    for (int trial = 0; trial < 100 && !found; ++trial) {
      x_new = combine(x, t, p);
      value_new = f(x_new);
      if (!(value_new <= value + 1e-4 * t * slope + 1e-15 * std::abs(value))) {
        high = t;
      } else {
        g_new = gradient(x_new);
        found = dot(g_new, p) >= 0.9 * slope;
        if (!found) low = t;
      }
      if (!found) t = high > 0 ? (low + high) / 2 : 2 * t;
    }
    if (!found) break;
    const Vector s = combine(x_new, -1, x), y = combine(g_new, -1, g);
    const double sy = dot(s, y);
    if (sy > 0) {
      if (first)
        for (std::size_t i = 0; i < n; ++i) h[i][i] = sy / dot(y, y);
      first = false;
      Vector hy(n);
      for (std::size_t i = 0; i < n; ++i) hy[i] = dot(h[i], y);
      const double factor = (1 + dot(y, hy) / sy) / sy;
      for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j)
          h[i][j] += factor * s[i] * s[j] - (hy[i] * s[j] + s[i] * hy[j]) / sy;
    }
    x = x_new;
    g = g_new;
    value = value_new;
  }
  return x;
}
