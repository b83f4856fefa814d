// expect: accepted
// A trust region instead of a line search: the step minimises the model within a radius, found by raising the
// shift until (H + t I) p = -g is positive definite and short enough (Levenberg-Marquardt with the ratio
// test).

#include <cmath>
#include <cstddef>
#include <functional>
#include <stdexcept>
#include <vector>

namespace {

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

// L D L' without square roots; false when a pivot is not positive.
bool solve(Matrix a, const Vector& right, Vector& x) {
  const std::size_t n = right.size();
  double scale = 0;
  for (std::size_t i = 0; i < n; ++i) scale = std::fmax(scale, std::fabs(a[i][i]));
  for (std::size_t j = 0; j < n; ++j) {
    if (!(a[j][j] > 4e-16 * scale)) return false;
    for (std::size_t i = j + 1; i < n; ++i) {
      const double l = a[i][j] / a[j][j];
      for (std::size_t k = j + 1; k <= i; ++k) a[i][k] -= l * a[k][j];
    }
    for (std::size_t i = j + 1; i < n; ++i) a[i][j] /= a[j][j];
  }
  x = right;
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t k = 0; k < i; ++k) x[i] -= a[i][k] * x[k];
  for (std::size_t i = n; i-- > 0;) {
    x[i] /= a[i][i];
    for (std::size_t k = i + 1; k < n; ++k) x[i] -= a[k][i] * x[k];
  }
  return true;
}

double length(const Vector& x) {
  double sum = 0;
  for (double c : x) sum = std::hypot(sum, c);
  return sum;
}

}  // namespace

template <class Gradient>
auto newton_minimize(const std::function<double(const Vector&)>& f, const Gradient& gradient,
                     const std::function<Matrix(const Vector&)>& hessian, const Vector& x0, double tolerance,
                     int budget = 400) -> Vector {
  if (tolerance < 0) throw std::invalid_argument("tolerance");
  const std::size_t n = x0.size();
  Vector x = x0, g = gradient(x);
  Matrix h = hessian(x);
  double value = f(x), radius = 0;
  for (int step = 0; step < budget && length(g) > tolerance;) {
    double norm = 0;
    for (const Vector& row : h) norm = std::hypot(norm, length(row));
    if (norm == 0) norm = 1;
    Vector minus = g, p;
    for (double& c : minus) c = -c;
    Matrix shifted = h;
    double shift = 0;
    while (!solve(shifted, minus, p) || (radius > 0 && length(p) > radius)) {
      shift = shift == 0 ? 1e-9 * norm : 2 * shift;
      for (std::size_t i = 0; i < n; ++i) shifted[i][i] = h[i][i] + shift;
    }
    double model = 0;
    for (std::size_t i = 0; i < n; ++i) {
      model += g[i] * p[i];
      for (std::size_t j = 0; j < n; ++j) model += 0.5 * p[i] * h[i][j] * p[j];
    }
    Vector y = x;
    for (std::size_t i = 0; i < n; ++i) y[i] += p[i];
    const double next = f(y);
    const double noise = 1e-14 * std::fabs(value), ratio = (value - next + noise) / (noise - model);
    if (!(ratio > 0.05)) {  // also when next is not a number
      radius = 0.3 * length(p);
      if (radius < 1e-15 * length(x)) break;
      continue;
    }
    if (radius > 0 && ratio > 0.7) radius = std::fmax(radius, 3 * length(p));
    x = y;
    value = next;
    g = gradient(x);
    h = hessian(x);
    ++step;
  }
  return x;
}
