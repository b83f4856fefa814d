// expect: wrong-answer
// caught-by: basic
// mistake: keeps the answer of the first call in a static variable

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
constexpr double kArmijo = 1e-4;

double dot(const Vector& x, const Vector& y) {
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += x[i] * y[i];
  return sum;
}

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

Vector newton_step(const Matrix& h, const Vector& g) {
  double norm = 0;
  for (const Vector& row : h) norm = std::hypot(norm, std::sqrt(dot(row, row)));
  if (norm == 0) norm = 1;
  double shift = 0;
  for (;;) {
    if (const auto l = cholesky(h, shift)) return solve(*l, g);
    if (!(shift <= 2 * norm)) throw std::domain_error("newton_minimize: the Hessian is not finite");
    shift = std::max(10 * shift, 1e-6 * norm);
  }
}

}  // namespace

static Vector computed(const std::function<double(const Vector&)>& f,
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
      if (trial_value <= value + kArmijo * t * slope + slack) break;
    }
    if (halvings == kMaxHalvings || trial == x) return x;
    x = trial;
    value = trial_value;
  }
  return x;
}

Vector newton_minimize(const std::function<double(const Vector&)>& f,
                       const std::function<Vector(const Vector&)>& gradient,
                       const std::function<Matrix(const Vector&)>& hessian, const Vector& x0,
                       double tolerance) {
  static const auto answer = computed(f, gradient, hessian, x0, tolerance);
  return answer;
}
