// expect: accepted
// The BFGS product written as what it is, a recursion over the pairs: H_k v = (I - rho s y') H_(k-1)
// (I - rho y s') v + rho s s'v. Powell's damping keeps every pair positive instead of dropping some, and the
// line search is a secant iteration on the slope along p.

#include <cmath>
#include <functional>
#include <list>
#include <stdexcept>
#include <utility>
#include <vector>

using V = std::vector<double>;

static double inner(const V& a, const V& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}
static V plus(V a, double t, const V& b) {
  for (std::size_t i = 0; i < a.size(); ++i) a[i] += t * b[i];
  return a;
}

using Pairs = std::list<std::pair<V, V>>;  // newest first

static V apply(Pairs::const_iterator pair, const Pairs& pairs, const V& v) {
  if (pair == pairs.end()) {
    const auto& [s, y] = pairs.front();
    return plus(V(v.size()), inner(s, y) / inner(y, y), v);
  }
  const auto& [s, y] = *pair;
  const double rho = 1 / inner(s, y), a = rho * inner(s, v);
  const V w = apply(std::next(pair), pairs, plus(v, -a, y));
  return plus(w, a - rho * inner(y, w), s);
}

V lbfgs(std::function<double(const V&)> f, std::function<V(const V&)> gradient, V x, long memory,
        double tolerance) {
  if (memory < 1 || tolerance < 0) throw std::out_of_range("lbfgs");
  Pairs pairs;
  double fx = f(x);
  V g = gradient(x);
  for (int k = 0; k < 50000 && !(std::sqrt(inner(g, g)) <= tolerance * std::fmax(1, std::sqrt(inner(x, x))));
       ++k) {
    const V p = pairs.empty() ? plus(V(x.size()), -1 / std::sqrt(inner(g, g)), g)
                              : plus(V(x.size()), -1, apply(pairs.begin(), pairs, g));
    const double slope = inner(g, p);
    double t = 1, low = 0, low_slope = slope, high = INFINITY, f_new = 0;
    V x_new, g_new;
    bool ok = false;
    for (int trial = 0; trial < 100 && slope < 0; ++trial) {
      x_new = plus(x, t, p);
      f_new = f(x_new);
      if (!(f_new <= fx + 1e-4 * t * slope + 1e-14 * std::fabs(fx))) {
        high = t;
        t = low + (std::isfinite(f_new) ? 0.4 : 0.1) * (high - low);
        continue;
      }
      g_new = gradient(x_new);
      const double here = inner(g_new, p);
      if ((ok = here >= 0.8 * slope)) break;
      const double secant = t + here * (t - low) / (low_slope - here);
      low = t;
      low_slope = here;
      if (high < INFINITY)
        t = secant > low && secant < high ? 0.5 * (secant + 0.5 * (low + high)) : 0.5 * (low + high);
      else
        t = secant > 1.5 * t && secant < 10 * t ? secant : 4 * t;
    }
    if (!ok) {
      if (pairs.empty()) break;
      pairs.clear();
      continue;
    }
    const V s = plus(x_new, -1, x);
    V y = plus(g_new, -1, g);
    if (!(inner(s, y) > 0)) y = plus(y, 1e-8 * std::sqrt(inner(y, y) / inner(s, s)), s);
    if (inner(s, y) > 0) pairs.emplace_front(s, y);
    if (pairs.size() > static_cast<std::size_t>(memory)) pairs.pop_back();
    x = x_new, g = g_new, fx = f_new;
  }
  return x;
}
