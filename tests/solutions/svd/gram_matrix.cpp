// expect: wrong-answer
// caught-by: ill-conditioned
// mistake: singular values and V from A^T A, U = A v / s: the condition number is squared

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
  Matrix t(a[0].size(), Vector(a.size()));
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t j = 0; j < a[i].size(); ++j) t[j][i] = a[i][j];
  return t;
}

static void check_rectangular(const Matrix& a) {
  for (const Vector& row : a)
    if (row.size() != a[0].size()) throw std::invalid_argument("ragged matrix");
}

// Cyclic Jacobi for a symmetric matrix: eigenvalues, descending, and eigenvectors as rows.
static std::pair<Vector, Matrix> symmetric_eigen(Matrix b) {
  const std::size_t n = b.size();
  Matrix v(n, Vector(n, 0.0));
  for (std::size_t i = 0; i < n; ++i) v[i][i] = 1;
  for (int sweep = 0; sweep < 40; ++sweep) {
    double off = 0, all = 0;
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j) (i == j ? all : off) += std::abs(b[i][j]);
    if (off <= 1e-18 * all) break;
    for (std::size_t p = 0; p < n; ++p) {
      for (std::size_t q = p + 1; q < n; ++q) {
        if (b[p][q] == 0) continue;
        const double theta = (b[q][q] - b[p][p]) / (2 * b[p][q]);
        const double t = std::copysign(1.0, theta) / (std::abs(theta) + std::hypot(1.0, theta));
        const double c = 1 / std::sqrt(1 + t * t), s = c * t;
        for (std::size_t k = 0; k < n; ++k) {
          const double x = b[k][p], y = b[k][q];
          b[k][p] = c * x - s * y, b[k][q] = s * x + c * y;
        }
        for (std::size_t k = 0; k < n; ++k) {
          const double x = b[p][k], y = b[q][k];
          b[p][k] = c * x - s * y, b[q][k] = s * x + c * y;
        }
        for (std::size_t k = 0; k < n; ++k) {
          const double x = v[p][k], y = v[q][k];
          v[p][k] = c * x - s * y, v[q][k] = s * x + c * y;
        }
      }
    }
  }
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](auto i, auto j) { return b[i][i] > b[j][j]; });
  Vector values;
  Matrix vectors;
  for (std::size_t i : order) values.push_back(b[i][i]), vectors.push_back(v[i]);
  return {values, vectors};
}

static Matrix multiply(const Matrix& a, const Matrix& b) {
  Matrix c(a.size(), Vector(b.empty() ? 0 : b[0].size(), 0.0));
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t k = 0; k < b.size(); ++k)
      for (std::size_t j = 0; j < c[i].size(); ++j) c[i][j] += a[i][k] * b[k][j];
  return c;
}

std::tuple<Matrix, Vector, Matrix> svd(const Matrix& a) {
  check_rectangular(a);
  if (a.empty()) return {};
  if (a.size() < a[0].size()) {
    auto [v, s, ut] = svd(transpose(a));
    return {transpose(ut), s, transpose(v)};
  }
  double scale = 0;
  for (const Vector& row : a)
    for (double x : row) scale = std::max(scale, std::abs(x));
  if (scale == 0) scale = 1;
  Matrix scaled = a;
  for (Vector& row : scaled)
    for (double& x : row) x /= scale;
  auto [values, vt] = symmetric_eigen(multiply(transpose(scaled), scaled));
  Matrix ut;
  Vector s;
  for (std::size_t i = 0; i < vt.size(); ++i) {
    s.push_back(std::sqrt(std::max(values[i], 0.0)));
    Vector u(a.size(), 0.0);
    if (s[i] > 1e-15 * s[0]) {
      for (std::size_t k = 0; k < u.size(); ++k)
        u[k] = std::inner_product(vt[i].begin(), vt[i].end(), scaled[k].begin(), 0.0) / s[i];
    } else {
      for (std::size_t e = 0; e < u.size(); ++e) {
        Vector x(a.size(), 0.0);
        x[e] = 1;
        for (int pass = 0; pass < 2; ++pass)
          for (const Vector& known : ut) {
            const double c = std::inner_product(known.begin(), known.end(), x.begin(), 0.0);
            for (std::size_t k = 0; k < x.size(); ++k) x[k] -= c * known[k];
          }
        const double norm = std::sqrt(std::inner_product(x.begin(), x.end(), x.begin(), 0.0));
        if (norm < 0.5 / std::sqrt(static_cast<double>(u.size()))) continue;
        for (std::size_t k = 0; k < x.size(); ++k) u[k] = x[k] / norm;
        break;
      }
    }
    ut.push_back(u);
  }
  for (double& x : s) x *= scale;
  return {transpose(ut), s, vt};
}
