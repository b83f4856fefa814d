// Limited-memory BFGS: the two-loop recursion and a line search for the weak Wolfe conditions.
//
// Idea. A step s from one point to the next changes the gradient by y. For a quadratic, y = H s: each pair
// (s, y) is a measurement of the Hessian, taken for free. BFGS starts from a simple guess of the inverse
// Hessian and corrects it by each pair in turn,
//     H+ = (I - rho s y') H (I - rho y s') + rho s s',     rho = 1 / s'y,
// the smallest change that satisfies H+ y = s and keeps H+ symmetric and positive definite. L-BFGS keeps the
// last `memory` pairs instead of a matrix, and applies the product of these corrections to the gradient: once
// through the factors on the right, newest pair first, then the initial guess, then back through the factors
// on the left, oldest pair first. That takes 4 memory n multiplications and no matrix at all.
//
// Complexity. O(memory n) time per iteration and memory in all, besides the calls of f and of its gradient.
//
// Numerical notes.
// - The initial guess is gamma I with gamma = s'y / y'y of the newest pair: an estimate of the size of the
//   inverse Hessian, which makes t = 1 the right first trial of the line search almost always.
// - H+ is positive definite if and only if s'y > 0, which a non-convex f does not give by itself. The second
//   Wolfe condition (the slope along p has to flatten) guarantees it. Without it the next direction may lead
//   upwards.
// - Before there is a pair, nothing is known about the scale: the first trial step has length 1, whatever
//   the units of f.
// - The acceptance test is written so that NaN and infinity fail it: such a step is simply too long.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <limits>
#include <optional>
#include <stdexcept>
#include <vector>

using Vector = std::vector<double>;
using ScalarFunction = std::function<double(const Vector&)>;
using VectorFunction = std::function<Vector(const Vector&)>;

namespace {

constexpr double kEpsilon = std::numeric_limits<double>::epsilon();
constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kDecrease = 1e-4;  // the fraction of the promised decrease that a step has to deliver
constexpr double kFlatten = 0.9;    // and the fraction of the slope that may remain
constexpr int kMaxIterations = 20000;
constexpr int kMaxTrials = 100;

struct Point {
  Vector x;
  double f;
  Vector gradient;
};

struct Pair {
  Vector s, y;  // the step, and how it changed the gradient
  double rho;   // 1 / s'y
};

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

// -H g. `pairs` are ordered from oldest to newest and not empty.
Vector quasi_newton_direction(const std::vector<Pair>& pairs, const Vector& g) {
  Vector q = g;
  std::vector<double> alpha(pairs.size());
  for (std::size_t k = pairs.size(); k-- > 0;) {  // q = (I - rho y s') q, newest first
    alpha[k] = pairs[k].rho * dot(pairs[k].s, q);
    q = moved(std::move(q), -alpha[k], pairs[k].y);
  }
  const Pair& newest = pairs.back();
  const double gamma = 1 / (newest.rho * dot(newest.y, newest.y));  // s'y / y'y
  for (double& entry : q) entry *= gamma;
  for (std::size_t k = 0; k < pairs.size();
       ++k) {  // q = (I - rho s y') q + rho s (s' q before), oldest first
    const double beta = pairs[k].rho * dot(pairs[k].y, q);
    q = moved(std::move(q), alpha[k] - beta, pairs[k].s);
  }
  for (double& entry : q) entry = -entry;
  return q;
}

// A point x + t p where f has decreased enough (t not too long) and its slope has flattened (t not too
// short). [low, high] always holds one: doubled until there is an upper end, then halved. Nothing if rounding
// hides it.
std::optional<Point> line_search(const ScalarFunction& f, const VectorFunction& gradient, const Point& from,
                                 const Vector& p, double t) {
  const double slope = dot(from.gradient, p);
  if (!(slope < 0)) return std::nullopt;
  const double slack = 10 * kEpsilon * std::abs(from.f);  // near the minimum f cannot show its decrease
  double low = 0, high = kInfinity;
  for (int trial = 0; trial < kMaxTrials; ++trial) {
    Vector x = moved(from.x, t, p);
    const double value = f(x);
    if (!(value <= from.f + kDecrease * t * slope + slack)) {
      high = t;
    } else {
      Vector g = gradient(x);
      if (dot(g, p) >= kFlatten * slope) return Point{std::move(x), value, std::move(g)};
      low = t;
    }
    t = high < kInfinity ? (low + high) / 2 : 2 * t;
  }
  return std::nullopt;
}

}  // namespace

Vector lbfgs(const ScalarFunction& f, const VectorFunction& gradient, const Vector& x0, int memory,
             double tolerance) {
  if (memory < 1) throw std::invalid_argument("lbfgs: memory must be at least 1");
  if (!(tolerance >= 0)) throw std::invalid_argument("lbfgs: the tolerance is negative");

  Point here{x0, f(x0), gradient(x0)};
  std::vector<Pair> pairs;
  for (int iteration = 0; iteration < kMaxIterations; ++iteration) {
    const double size = norm(here.gradient);
    if (size <= tolerance * std::max(1.0, norm(here.x))) break;

    const bool first = pairs.empty();
    const Vector p = first ? moved(Vector(x0.size()), -1 / size, here.gradient)
                           : quasi_newton_direction(pairs, here.gradient);
    std::optional<Point> next = line_search(f, gradient, here, p, 1);
    if (!next) {
      if (first) break;  // not even steepest descent leads downwards: rounding has the last word
      pairs.clear();
      continue;
    }

    Vector s = moved(next->x, -1, here.x), y = moved(next->gradient, -1, here.gradient);
    if (const double sy = dot(s, y); sy > 0) {  // by the second condition; rounding may take it back
      pairs.push_back({std::move(s), std::move(y), 1 / sy});
      if (pairs.size() > static_cast<std::size_t>(memory)) pairs.erase(pairs.begin());
    }
    here = *std::move(next);
  }
  return here.x;
}
