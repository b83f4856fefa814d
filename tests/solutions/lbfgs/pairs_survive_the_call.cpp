// expect: runtime-error
// caught-by: basic
// mistake: a static container: the next call starts with the pairs of the one before, which have another
// length

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <deque>
#include <functional>
#include <stdexcept>
#include <vector>

using Vector = std::vector<double>;
using ScalarFunction = std::function<double(const Vector&)>;
using VectorFunction = std::function<Vector(const Vector&)>;

static double dot(const Vector& x, const Vector& y) {
  if (x.size() != y.size()) throw std::length_error("dot: vectors of different lengths");
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += x[i] * y[i];
  return sum;
}

static Vector combine(const Vector& x, double t, const Vector& y) {
  Vector z = x;
  for (std::size_t i = 0; i < x.size(); ++i) z[i] += t * y[i];
  return z;
}

struct Pair {
  Vector s, y;
};

static Vector two_loops(const std::deque<Pair>& pairs, const Vector& gradient) {
  Vector q = gradient;
  const std::size_t m = pairs.size();
  std::vector<double> alpha(m);
  for (std::size_t k = m; k-- > 0;) {
    alpha[k] = dot(pairs[k].s, q) / dot(pairs[k].s, pairs[k].y);
    q = combine(q, -alpha[k], pairs[k].y);
  }
  if (m > 0) {
    const double gamma = dot(pairs[m - 1].s, pairs[m - 1].y) / dot(pairs[m - 1].y, pairs[m - 1].y);
    for (double& entry : q) entry *= gamma;
  }
  for (std::size_t k = 0; k < m; ++k) {
    const double beta = dot(pairs[k].y, q) / dot(pairs[k].s, pairs[k].y);
    q = combine(q, alpha[k] - beta, pairs[k].s);
  }
  for (double& entry : q) entry = -entry;
  return q;
}

Vector lbfgs(const ScalarFunction& f, const VectorFunction& gradient, const Vector& x0, int memory,
             double tolerance) {
  if (memory < 1) throw std::invalid_argument("memory");
  if (!(tolerance >= 0)) throw std::invalid_argument("tolerance");
  static std::deque<Pair> pairs;
  Vector x = x0, g = gradient(x);
  double value = f(x);
  for (int iteration = 0; iteration < 20000; ++iteration) {
    const double size = std::sqrt(dot(g, g));
    if (size <= tolerance * std::max(1.0, std::sqrt(dot(x, x)))) break;
    const bool first = pairs.empty();
    Vector p = two_loops(pairs, g);
    if (first) p = combine(Vector(x.size()), -1 / size, g);
    const double slope = dot(g, p);
    if (!(slope < 0)) {
      pairs.clear();
      continue;
    }
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
    if (!found) {
      if (first) break;
      pairs.clear();
      continue;
    }
    const Vector s = combine(x_new, -1, x), y = combine(g_new, -1, g);
    if (dot(s, y) > 0) pairs.push_back({s, y});
    if (pairs.size() > static_cast<std::size_t>(memory)) pairs.pop_front();
    x = x_new;
    g = g_new;
    value = value_new;
  }
  return x;
}
