// expect: wrong-answer
// caught-by: edge
// mistake: solves with the Hessian as it is: a singular one gives NaN, an indefinite one a direction of
// ascent

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

// Gaussian elimination with partial pivoting: p = -h^-1 g, whatever the sign of the eigenvalues.
static Vector solve(Matrix h, const Vector& g) {
  const std::size_t n = g.size();
  Vector p(n);
  for (std::size_t i = 0; i < n; ++i) p[i] = -g[i];
  for (std::size_t k = 0; k < n; ++k) {
    std::size_t pivot = k;
    for (std::size_t i = k; i < n; ++i)
      if (std::abs(h[i][k]) > std::abs(h[pivot][k])) pivot = i;
    std::swap(h[k], h[pivot]);
    std::swap(p[k], p[pivot]);
    for (std::size_t i = k + 1; i < n; ++i) {
      const double factor = h[i][k] / h[k][k];
      for (std::size_t j = k; j < n; ++j) h[i][j] -= factor * h[k][j];
      p[i] -= factor * p[k];
    }
  }
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t j = i + 1; j < n; ++j) p[i] -= h[i][j] * p[j];
    p[i] /= h[i][i];
  }
  return p;
}

Vector newton_minimize(const ScalarFunction& f, const VectorFunction& gradient, const MatrixFunction& hessian,
                       const Vector& x0, double tolerance) {
  if (tolerance < 0) throw std::invalid_argument("negative tolerance");
  Vector x = x0;
  double value = f(x);
  for (int iteration = 0; iteration < 500; ++iteration) {
    const Vector g = gradient(x);
    if (std::sqrt(dot(g, g)) <= tolerance) break;
    const Vector p = solve(hessian(x), g);
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
