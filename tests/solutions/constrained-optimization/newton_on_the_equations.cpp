// expect: wrong-answer
// caught-by: structure
// mistake: Newton's method for grad f + J' lambda = 0, c = 0, which finds maxima and saddles as readily as
// minima

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <stdexcept>
#include <utility>
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

static double norm(const Vector& x) { return std::sqrt(dot(x, x)); }

static Vector moved(Vector x, double t, const Vector& y) {
  for (std::size_t i = 0; i < x.size(); ++i) x[i] += t * y[i];
  return x;
}

static Vector solve(Matrix a, Vector b) {
  const std::size_t n = b.size();
  for (std::size_t k = 0; k < n; ++k) {
    std::size_t pivot = k;
    for (std::size_t i = k + 1; i < n; ++i)
      if (std::abs(a[i][k]) > std::abs(a[pivot][k])) pivot = i;
    std::swap(a[k], a[pivot]);
    std::swap(b[k], b[pivot]);
    if (std::abs(a[k][k]) < 1e-12) a[k][k] = 1e-12;
    for (std::size_t i = k + 1; i < n; ++i) {
      const double factor = a[i][k] / a[k][k];
      for (std::size_t j = k; j < n; ++j) a[i][j] -= factor * a[k][j];
      b[i] -= factor * b[k];
    }
  }
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t j = i + 1; j < n; ++j) b[i] -= a[i][j] * b[j];
    b[i] /= a[i][i];
  }
  return b;
}

// The multipliers that balance the gradient best: J J' lambda = -J g.
static Vector least_squares_multipliers(const Matrix& j, const Vector& g) {
  const std::size_t m = j.size();
  Matrix normal(m, Vector(m));
  Vector right(m);
  for (std::size_t r = 0; r < m; ++r) {
    for (std::size_t s = 0; s < m; ++s) normal[r][s] = dot(j[r], j[s]);
    right[r] = -dot(j[r], g);
  }
  return solve(normal, right);
}

std::pair<Vector, Vector> minimize_constrained(const ScalarFunction&, const VectorFunction& gradient,
                                               const VectorFunction& constraints,
                                               const MatrixFunction& constraint_jacobian, const Vector& x0,
                                               double tolerance) {
  if (!(tolerance >= 0)) throw std::invalid_argument("tolerance");
  const std::size_t n = x0.size();
  Vector x = x0;
  Vector lambda = least_squares_multipliers(constraint_jacobian(x), gradient(x));
  const std::size_t m = lambda.size();
  const auto slope = [&](const Vector& y) {
    Vector g = gradient(y);
    const Matrix j = constraint_jacobian(y);
    for (std::size_t k = 0; k < m; ++k) g = moved(g, lambda[k], j[k]);
    return g;
  };
  for (int step = 0; step < 200; ++step) {
    const Vector c = constraints(x), residual = slope(x);
    const Matrix j = constraint_jacobian(x);
    if (norm(c) <= tolerance && norm(residual) <= tolerance) break;
    Matrix system(n + m, Vector(n + m, 0.0));
    Vector right(n + m);
    for (std::size_t i = 0; i < n; ++i) {  // the Hessian of the Lagrangian by central differences
      const double h = 1e-6 * std::max(1.0, std::abs(x[i]));
      Vector up = x, down = x;
      up[i] += h;
      down[i] -= h;
      const Vector difference = moved(slope(up), -1, slope(down));
      for (std::size_t r = 0; r < n; ++r) system[r][i] = difference[r] / (2 * h);
      for (std::size_t k = 0; k < m; ++k) system[i][n + k] = system[n + k][i] = j[k][i];
      right[i] = -residual[i];
    }
    for (std::size_t k = 0; k < m; ++k) right[n + k] = -c[k];
    const Vector d = solve(system, right);
    for (std::size_t i = 0; i < n; ++i) x[i] += d[i];
    for (std::size_t k = 0; k < m; ++k) lambda[k] += d[n + k];
  }
  return {x, lambda};
}
