// expect: runtime-error
// caught-by: shape
// mistake: asks the first row for its length before it knows that there is one

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <stdexcept>
#include <tuple>
#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

static Matrix transpose(const Matrix& a) {
  if (a.empty()) return {};
  Matrix t(a.at(0).size(), Vector(a.size()));
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t j = 0; j < a[i].size(); ++j) t[j][i] = a[i][j];
  return t;
}

static void check_rectangular(const Matrix& a) {
  for (const Vector& row : a)
    if (row.size() != a.at(0).size()) throw std::invalid_argument("ragged matrix");
}

static double dot(const Vector& x, const Vector& y) {
  return std::inner_product(x.begin(), x.end(), y.begin(), 0.0);
}

std::tuple<Matrix, Vector, Matrix> svd(const Matrix& a) {
  check_rectangular(a);
  if (a.size() < a.at(0).size()) {
    auto [v, s, ut] = svd(transpose(a));
    return {transpose(ut), s, transpose(v)};
  }
  double scale = 0;
  for (const Vector& row : a)
    for (double x : row) scale = std::max(scale, std::abs(x));
  if (scale == 0) scale = 1;
  const std::size_t m = a.size(), n = a.at(0).size();
  Matrix w = transpose(a), v(n, Vector(n, 0.0));
  for (Vector& column : w)
    for (double& x : column) x /= scale;
  for (std::size_t j = 0; j < n; ++j) v[j][j] = 1;
  for (int sweep = 0; sweep < 60; ++sweep) {
    bool rotated = false;
    for (std::size_t p = 0; p < n; ++p) {
      for (std::size_t q = p + 1; q < n; ++q) {
        const double alpha = dot(w[p], w[p]), beta = dot(w[q], w[q]), gamma = dot(w[p], w[q]);
        if (std::abs(gamma) <= 1e-15 * std::sqrt(alpha) * std::sqrt(beta) || alpha < 1e-280 || beta < 1e-280)
          continue;
        rotated = true;
        const double zeta = (beta - alpha) / (2 * gamma);
        const double t = std::copysign(1.0, zeta) / (std::abs(zeta) + std::hypot(1.0, zeta));
        const double c = 1 / std::sqrt(1 + t * t), s = c * t;
        for (Matrix* rows : {&w, &v}) {
          Vector &x = (*rows)[p], &y = (*rows)[q];
          for (std::size_t i = 0; i < x.size(); ++i) {
            const double xi = x[i], yi = y[i];
            x[i] = c * xi - s * yi, y[i] = s * xi + c * yi;
          }
        }
      }
    }
    if (!rotated) break;
  }
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  Vector norm(n);
  for (std::size_t j = 0; j < n; ++j) norm[j] = std::sqrt(dot(w[j], w[j]));
  std::stable_sort(order.begin(), order.end(), [&](auto i, auto j) { return norm[i] > norm[j]; });
  Matrix ut, vt;
  Vector s;
  for (std::size_t j : order) {
    s.push_back(norm[j] * scale);
    vt.push_back(v[j]);
    Vector u = w[j];
    if (norm[j] > 1e-140) {
      for (double& x : u) x /= norm[j];
    } else {
      // A zero singular value: the unit vector that keeps most of its length outside the others.
      Vector best(m, 0.0);
      for (std::size_t i = 0; i < m; ++i) {
        Vector e(m, 0.0);
        e[i] = 1;
        for (int pass = 0; pass < 2; ++pass) {
          for (const Vector& known : ut) {
            const double projection = dot(known, e);
            for (std::size_t k = 0; k < m; ++k) e[k] -= projection * known[k];
          }
        }
        if (dot(e, e) > dot(best, best)) best = e;
      }
      u = best;
      const double length = std::sqrt(dot(u, u));
      for (double& x : u) x /= length;
    }
    ut.push_back(u);
  }
  return {transpose(ut), s, vt};
}
