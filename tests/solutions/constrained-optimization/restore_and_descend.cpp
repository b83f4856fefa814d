// expect: accepted
// Descent on the constraint surface itself: Gauss-Newton steps (Levenberg-Marquardt) bring x back to c = 0,
// and between them x moves along the projected gradient with Barzilai and Borwein's step length. The
// multipliers are those that balance the gradient in the least-squares sense.

#include <algorithm>
#include <cmath>
#include <functional>
#include <stdexcept>
#include <tuple>
#include <utility>
#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

namespace {

double dot(const Vector& x, const Vector& y) {
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += x[i] * y[i];
  return sum;
}
double norm(const Vector& x) { return std::sqrt(dot(x, x)); }
Vector plus(Vector x, double t, const Vector& y) {
  for (std::size_t i = 0; i < x.size(); ++i) x[i] += t * y[i];
  return x;
}

// (J J' + shift I) t = b by elimination; the matrix is symmetric and positive semidefinite.
Vector solve_normal(const Matrix& j, Vector b, double shift) {
  const std::size_t m = b.size();
  Matrix a(m, Vector(m));
  for (std::size_t r = 0; r < m; ++r)
    for (std::size_t s = 0; s < m; ++s) a[r][s] = dot(j[r], j[s]) + (r == s ? shift : 0);
  for (std::size_t k = 0; k < m; ++k)
    for (std::size_t i = k + 1; i < m; ++i) {
      const double factor = a[i][k] / a[k][k];
      for (std::size_t p = k; p < m; ++p) a[i][p] -= factor * a[k][p];
      b[i] -= factor * b[k];
    }
  for (std::size_t i = m; i-- > 0;) {
    for (std::size_t k = i + 1; k < m; ++k) b[i] -= a[i][k] * b[k];
    b[i] /= a[i][i];
  }
  return b;
}

Vector transposed_times(const Matrix& j, const Vector& t, std::size_t n) {
  Vector sum(n);
  for (std::size_t k = 0; k < t.size(); ++k) sum = plus(std::move(sum), t[k], j[k]);
  return sum;
}

}  // namespace

std::tuple<Vector, Vector> minimize_constrained(std::function<double(const Vector&)> f,
                                                std::function<Vector(const Vector&)> gradient,
                                                std::function<Vector(const Vector&)> constraints,
                                                std::function<Matrix(const Vector&)> constraint_jacobian,
                                                Vector x, double tolerance) {
  if (tolerance < 0) throw std::domain_error("negative tolerance");
  const std::size_t n = x.size();
  const auto restore = [&](Vector y) {
    double shift = 1e-3;
    for (int step = 0; step < 200; ++step) {
      const Vector c = constraints(y);
      if (!(norm(c) > tolerance / 100)) break;
      const Matrix j = constraint_jacobian(y);
      if (norm(transposed_times(j, c, n)) <= 1e-12 * norm(c)) {  // J sees nothing from here
        const Vector g = gradient(y);
        y = plus(y, -0.1 / norm(g), g);
        continue;
      }
      const Vector trial = plus(y, -1, transposed_times(j, solve_normal(j, c, shift), n));
      if (norm(constraints(trial)) < norm(c) && std::isfinite(f(trial))) {
        y = trial;
        shift *= 0.01;
      } else if (shift > 1e6) {
        break;
      } else {
        shift = std::max(10 * shift, 1e-8);
      }
    }
    return y;
  };

  x = restore(x);
  Vector lambda, before_x, before_t;
  std::vector<double> recent;
  double length = 0.1;
  for (int step = 0; step < 20000; ++step) {
    const Vector g = gradient(x);
    const Matrix j = constraint_jacobian(x);
    Vector right;
    for (const Vector& row : j) right.push_back(-dot(row, g));
    lambda = solve_normal(j, right, 0);
    const Vector t = plus(g, 1, transposed_times(j, lambda, n));
    if (norm(t) <= tolerance / 2 * std::max(1.0, norm(g))) break;
    if (!before_x.empty()) {
      const Vector s = plus(x, -1, before_x), y = plus(t, -1, before_t);
      const double sy = dot(s, y);
      length = sy > 0 ? dot(s, s) / sy : 2 * length;
    }
    length = std::min(length, 1 / norm(t));
    recent.push_back(f(x));
    if (recent.size() > 6) recent.erase(recent.begin());
    const double reference = *std::max_element(recent.begin(), recent.end());
    before_x = x;
    before_t = t;
    for (int trial = 0; trial < 60; ++trial, length *= 0.4) {
      x = plus(before_x, -length, t);
      if (!std::isfinite(f(x))) continue;
      x = restore(x);
      if (norm(constraints(x)) <= 1e-9 * std::max(1.0, norm(x)) &&
          f(x) <= reference - 1e-4 * length * dot(t, t) + 1e-14 * std::abs(reference))
        break;
    }
  }
  return {x, lambda};
}
