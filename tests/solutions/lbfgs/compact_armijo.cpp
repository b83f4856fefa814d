// expect: accepted
// No two loops: the compact representation of Byrd, Nocedal and Schnabel (1994, theorem 2.2),
//     H = gamma I + [S  gamma Y] [ R^-T (D + gamma Y'Y) R^-1   -R^-T ] [ S'       ]
//                                [ -R^-1                          0  ] [ gamma Y' ],
// where R is the upper triangle of S'Y and D its diagonal. The line search only backtracks (Armijo, quadratic
// interpolation), and pairs with too little curvature are left out.

#include <cmath>
#include <functional>
#include <stdexcept>
#include <vector>

namespace {

using Vector = std::vector<double>;

double dot(const Vector& x, const Vector& y) {
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += x[i] * y[i];
  return sum;
}

void add(Vector& x, double t, const Vector& y) {
  for (std::size_t i = 0; i < x.size(); ++i) x[i] += t * y[i];
}

struct History {
  std::vector<Vector> s, y;  // oldest first

  void remember(const Vector& step, const Vector& change, std::size_t memory) {
    if (!(dot(step, change) > 1e-14 * std::sqrt(dot(step, step)) * std::sqrt(dot(change, change)))) return;
    s.push_back(step);
    y.push_back(change);
    if (s.size() > memory) s.erase(s.begin()), y.erase(y.begin());
  }

  // H g
  Vector times(const Vector& g) const {
    const std::size_t m = s.size();
    const double gamma = dot(s.back(), y.back()) / dot(y.back(), y.back());
    // u = R^-1 S'g, from the last row up
    Vector u(m), w(m);
    for (std::size_t i = m; i-- > 0;) {
      u[i] = dot(s[i], g);
      for (std::size_t j = i + 1; j < m; ++j) u[i] -= dot(s[i], y[j]) * u[j];
      u[i] /= dot(s[i], y[i]);
    }
    // Y u, then w = R^-T (D u + gamma Y'Y u - gamma Y'g)
    Vector yu(g.size());
    for (std::size_t j = 0; j < m; ++j) add(yu, u[j], y[j]);
    for (std::size_t i = 0; i < m; ++i) {
      w[i] = dot(s[i], y[i]) * u[i] + gamma * (dot(y[i], yu) - dot(y[i], g));
      for (std::size_t j = 0; j < i; ++j) w[i] -= dot(s[j], y[i]) * w[j];
      w[i] /= dot(s[i], y[i]);
    }
    Vector result = g;
    for (double& entry : result) entry *= gamma;
    for (std::size_t j = 0; j < m; ++j) add(result, w[j], s[j]);
    add(result, -gamma, yu);
    return result;
  }
};

}  // namespace

auto lbfgs(std::function<double(const Vector&)> f, std::function<Vector(const Vector&)> gradient,
           const Vector& x0, const int memory, const double tolerance) -> std::vector<double> {
  if (memory < 1) throw std::invalid_argument("lbfgs: no memory");
  if (tolerance < 0) throw std::invalid_argument("lbfgs: negative tolerance");
  Vector x = x0, g = gradient(x);
  double value = f(x);
  History history;
  for (int iteration = 0; iteration < 100000; ++iteration) {
    const double size = std::sqrt(dot(g, g));
    if (size <= tolerance * std::fmax(1.0, std::sqrt(dot(x, x)))) return x;
    Vector p(x.size());
    add(p, -1, history.s.empty() ? g : history.times(g));
    if (history.s.empty())
      for (double& entry : p) entry /= size;
    double slope = dot(g, p);
    if (!(slope < 0)) {
      history = {};
      continue;
    }
    double t = 1, trial_value = 0;
    Vector trial;
    int shorter = 0;
    for (; shorter < 80; ++shorter) {
      trial = x;
      add(trial, t, p);
      trial_value = f(trial);
      if (trial_value <= value + 1e-4 * t * slope + 2e-15 * std::abs(value)) break;
      const double parabola = -slope * t * t / (2 * (trial_value - value - slope * t));
      t = parabola >= 0.1 * t && parabola <= 0.5 * t ? parabola
          : std::isfinite(trial_value)               ? 0.3 * t
                                                     : 0.1 * t;
    }
    if (shorter == 80) {
      if (history.s.empty()) return x;
      history = {};
      continue;
    }
    // Without a second Wolfe condition the very first step may be far too short: lengthen it.
    while (history.s.empty() && shorter == 0) {
      Vector longer = x;
      add(longer, 2 * t, p);
      const double longer_value = f(longer);
      if (!(longer_value < trial_value)) break;
      t *= 2;
      trial = longer;
      trial_value = longer_value;
    }
    Vector step = trial, change = gradient(trial);
    add(step, -1, x);
    add(change, -1, g);
    history.remember(step, change, static_cast<std::size_t>(memory));
    add(g, 1, change);
    x = trial;
    value = trial_value;
  }
  return x;
}
