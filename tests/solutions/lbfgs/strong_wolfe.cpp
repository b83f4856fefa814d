// expect: accepted
// The two loops over ring buffers, with the line search of Nocedal and Wright (algorithms 3.5 and 3.6) for
// the strong Wolfe conditions, by cubic interpolation.

#include <algorithm>
#include <cmath>
#include <functional>
#include <stdexcept>
#include <vector>

using Vector = std::vector<double>;

namespace {

double dot(const Vector& x, const Vector& y) {
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += x[i] * y[i];
  return sum;
}

// One dimension of f: the value and slope at x + t p, with the point and gradient that were met last.
struct Ray {
  const std::function<double(const Vector&)>& f;
  const std::function<Vector(const Vector&)>& gradient;
  const Vector &origin, &p;
  Vector x{}, g{};

  struct Sample {
    double t, value, slope;
  };
  Sample at(double t) {
    x = origin;
    for (std::size_t i = 0; i < x.size(); ++i) x[i] += t * p[i];
    const double value = f(x);
    if (!std::isfinite(value)) return {t, HUGE_VAL, HUGE_VAL};
    g = gradient(x);
    return {t, value, dot(g, p)};
  }
};

using Sample = Ray::Sample;

// The minimiser of the cubic through both ends, kept away from them.
double interpolate(const Sample& a, const Sample& b) {
  const double left = std::min(a.t, b.t), width = std::abs(b.t - a.t);
  double t = left + width / 2;
  if (std::isfinite(a.value) && std::isfinite(b.value)) {
    const double d1 = a.slope + b.slope - 3 * (a.value - b.value) / (a.t - b.t);
    const double root = (d1 / a.slope) * (d1 / a.slope) - b.slope / a.slope;
    if (root >= 0) {
      const double d2 = std::copysign(std::abs(a.slope) * std::sqrt(root), b.t - a.t);
      const double cubic = b.t - (b.t - a.t) * (b.slope + d2 - d1) / (b.slope - a.slope + 2 * d2);
      if (std::isfinite(cubic)) t = cubic;
    }
  }
  return std::clamp(t, left + 0.1 * width, left + 0.9 * width);
}

bool search(Ray& ray, const Sample& start) {
  const double slack = 1e-15 * std::abs(start.value);
  const auto too_high = [&](const Sample& a) {
    return !(a.value <= start.value + 1e-4 * a.t * start.slope + slack);
  };
  const auto flat = [&](const Sample& a) { return std::abs(a.slope) <= -0.9 * start.slope; };
  Sample low = start, high{0, 0, 0};
  bool bracketed = false;
  double t = 1;
  for (int trial = 0; trial < 400; ++trial) {
    const Sample here = ray.at(t);
    if (too_high(here) || (low.t > 0 && here.value > low.value + slack)) {
      high = here;
      bracketed = true;
    } else {
      if (flat(here)) return true;
      if (here.slope * ((bracketed ? high.t : HUGE_VAL) - low.t) >= 0) {
        high = low;
        bracketed = true;
      }
      low = here;
    }
    t = bracketed ? interpolate(low, high) : 3 * t;
  }
  return false;
}

}  // namespace

Vector lbfgs(const std::function<double(const Vector&)>& f,
             const std::function<Vector(const Vector&)>& gradient, Vector x, int memory, double tolerance) {
  if (memory < 1 || !(tolerance >= 0)) throw std::invalid_argument("lbfgs: memory or tolerance out of range");
  const auto capacity = static_cast<std::size_t>(memory);
  std::vector<Vector> s(capacity), y(capacity);
  std::vector<double> rho(capacity), alpha(capacity);
  std::size_t stored = 0, next = 0;
  Vector g = gradient(x);
  double value = f(x);
  for (int iteration = 0; iteration < 100000; ++iteration) {
    const double size = std::sqrt(dot(g, g));
    if (size <= tolerance * std::max(1.0, std::sqrt(dot(x, x)))) break;
    Vector p = g;
    const auto slot = [&](std::size_t age) { return (next + capacity - age) % capacity; };  // 1 is the newest
    for (std::size_t age = 1; age <= stored; ++age) {
      const std::size_t k = slot(age);
      alpha[k] = rho[k] * dot(s[k], p);
      for (std::size_t i = 0; i < p.size(); ++i) p[i] -= alpha[k] * y[k][i];
    }
    const std::size_t newest = slot(1);
    const double scale = stored == 0 ? 1 / size : 1 / (rho[newest] * dot(y[newest], y[newest]));
    for (double& entry : p) entry *= -scale;
    for (std::size_t age = stored; age >= 1; --age) {
      const std::size_t k = slot(age);
      const double beta = -rho[k] * dot(y[k], p);
      for (std::size_t i = 0; i < p.size(); ++i) p[i] -= (alpha[k] - beta) * s[k][i];
    }
    Ray ray{f, gradient, x, p};
    if (!search(ray, {0, value, dot(g, p)})) {
      if (stored == 0) break;
      stored = 0;
      continue;
    }
    s[next] = ray.x;
    y[next] = ray.g;
    for (std::size_t i = 0; i < x.size(); ++i) s[next][i] -= x[i], y[next][i] -= g[i];
    const double sy = dot(s[next], y[next]);
    x = ray.x;
    g = ray.g;
    value = f(x);
    if (sy > 0) {
      rho[next] = 1 / sy;
      next = (next + 1) % capacity;
      stored = std::min(stored + 1, capacity);
    }
  }
  return x;
}
