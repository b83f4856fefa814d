// expect: wrong-answer
// caught-by: budget
// mistake: builds the Hessian from differences of gradients, n of them an iteration, though it is given

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <stdexcept>
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

// Solves h p = -g by Cholesky; false when h is not positive definite.
static bool cholesky_solve(Matrix h, const Vector& g, Vector& p) {
  const std::size_t n = g.size();
  double largest = 0;
  for (std::size_t i = 0; i < n; ++i) largest = std::max(largest, std::abs(h[i][i]));
  for (std::size_t j = 0; j < n; ++j) {
    for (std::size_t k = 0; k < j; ++k) h[j][j] -= h[j][k] * h[j][k];
    if (!(h[j][j] > 1e-14 * largest)) return false;
    h[j][j] = std::sqrt(h[j][j]);
    for (std::size_t i = j + 1; i < n; ++i) {
      for (std::size_t k = 0; k < j; ++k) h[i][j] -= h[i][k] * h[j][k];
      h[i][j] /= h[j][j];
    }
  }
  p.assign(n, 0.0);
  for (std::size_t i = 0; i < n; ++i) {
    p[i] = -g[i];
    for (std::size_t k = 0; k < i; ++k) p[i] -= h[i][k] * p[k];
    p[i] /= h[i][i];
  }
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t k = i + 1; k < n; ++k) p[i] -= h[k][i] * p[k];
    p[i] /= h[i][i];
  }
  return true;
}

static Vector shifted_step(Matrix h, const Vector& g) {
  double norm = 0;
  for (const Vector& row : h)
    for (double x : row) norm = std::max(norm, std::abs(x));
  if (norm == 0) norm = 1;
  Vector p = g;
  double shift = 0;
  while (shift < 1e6 * norm && !cholesky_solve(h, g, p)) {
    const double next = std::max(5 * shift, 1e-4 * norm);
    for (std::size_t i = 0; i < g.size(); ++i) h[i][i] += next - shift;
    shift = next;
  }
  return p;
}

Vector newton_minimize(const ScalarFunction& f, const VectorFunction& gradient, const MatrixFunction&,
                       const Vector& x0, double tolerance) {
  if (tolerance < 0) throw std::invalid_argument("negative tolerance");
  Vector x = x0;
  double value = f(x);
  for (int iteration = 0; iteration < 500; ++iteration) {
    const Vector g = gradient(x);
    if (std::sqrt(dot(g, g)) <= tolerance) break;
    Matrix h(x.size(), Vector(x.size()));
    for (std::size_t j = 0; j < x.size(); ++j) {
      Vector moved = x;
      moved[j] += 1e-7 * std::max(std::abs(x[j]), 1e-3);
      const Vector next = gradient(moved);
      for (std::size_t i = 0; i < x.size(); ++i) h[i][j] = (next[i] - g[i]) / (moved[j] - x[j]);
    }
    const Vector p = shifted_step(h, g);
    const double slope = dot(g, p);
    Vector trial = x;
    double t = 1, trial_value = value;
    for (int halving = 0; halving < 80; ++halving, t /= 2) {
      for (std::size_t i = 0; i < x.size(); ++i) trial[i] = x[i] + t * p[i];
      trial_value = f(trial);
      if (trial_value <= value + 1e-4 * t * slope + 2e-15 * std::abs(value)) break;
    }
    x = trial;
    value = trial_value;
  }
  return x;
}
