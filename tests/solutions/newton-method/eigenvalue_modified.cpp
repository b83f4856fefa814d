// expect: accepted
// Saddle-free Newton: the eigenvalues of the Hessian (cyclic Jacobi) are replaced by their absolute values,
// with a relative floor; a Wolfe-free backtracking by thirds. Arguments by value.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <stdexcept>
#include <vector>

using Point = std::vector<double>;
using Rows = std::vector<Point>;

// Diagonalises h in place; the rows of the result are the eigenvectors.
static Rows eigenvectors(Rows& h) {
  const std::size_t n = h.size();
  Rows v(n, Point(n, 0.0));
  for (std::size_t i = 0; i < n; ++i) v[i][i] = 1;
  for (int sweep = 0; sweep < 30; ++sweep) {
    bool changed = false;
    for (std::size_t p = 0; p + 1 < n; ++p)
      for (std::size_t q = p + 1; q < n; ++q) {
        if (std::abs(h[p][q]) <= 1e-17 * std::sqrt(std::abs(h[p][p])) * std::sqrt(std::abs(h[q][q])))
          continue;
        changed = true;
        const double angle = 0.5 * std::atan2(2 * h[p][q], h[q][q] - h[p][p]);
        const double c = std::cos(angle), s = std::sin(angle);
        for (std::size_t k = 0; k < n; ++k) {
          const double x = h[k][p], y = h[k][q];
          h[k][p] = c * x - s * y, h[k][q] = s * x + c * y;
        }
        for (std::size_t k = 0; k < n; ++k) {
          const double x = h[p][k], y = h[q][k];
          h[p][k] = c * x - s * y, h[q][k] = s * x + c * y;
          const double a = v[p][k], b = v[q][k];
          v[p][k] = c * a - s * b, v[q][k] = s * a + c * b;
        }
        h[p][q] = h[q][p] = 0;
      }
    if (!changed) break;
  }
  return v;
}

Point newton_minimize(std::function<double(const Point&)> f, std::function<Point(const Point&)> gradient,
                      std::function<Rows(const Point&)> hessian, Point x, double tolerance) {
  if (tolerance < 0) throw std::domain_error("tolerance below zero");
  const std::size_t n = x.size();
  for (int iteration = 0; iteration < 300; ++iteration) {
    const Point g = gradient(x);
    double norm = 0;
    for (double c : g) norm = std::hypot(norm, c);
    if (norm <= tolerance) return x;
    Rows h = hessian(x);
    const Rows v = eigenvectors(h);
    double largest = 0;
    for (std::size_t i = 0; i < n; ++i) largest = std::max(largest, std::abs(h[i][i]));
    if (largest == 0) largest = 1;
    Point p(n, 0.0);
    for (std::size_t i = 0; i < n; ++i) {
      double along = 0;
      for (std::size_t k = 0; k < n; ++k) along += v[i][k] * g[k];
      // A negative or vanishing curvature may not be trusted for the length of the step.
      double curvature = std::abs(h[i][i]);
      if (h[i][i] < 1e-15 * largest) curvature = std::max(curvature, 1e-3 * largest);
      for (std::size_t k = 0; k < n; ++k) p[k] -= along / curvature * v[i][k];
    }
    double slope = 0, length = 1;
    for (std::size_t k = 0; k < n; ++k) slope += g[k] * p[k];
    const double before = f(x);
    Point y = x;
    for (int cut = 0; cut < 100; ++cut, length /= 3) {
      for (std::size_t k = 0; k < n; ++k) y[k] = x[k] + length * p[k];
      if (f(y) <= before + 1e-3 * length * slope + 1e-14 * std::abs(before)) break;
    }
    x = y;
  }
  return x;
}
