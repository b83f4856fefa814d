// expect: wrong-answer
// caught-by: basic
// mistake: U from A A^T and V from A^T A, each with its own signs: U S Vt is not A

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
  const std::size_t r = std::min(a.size(), a[0].size());
  auto [left_values, ut] = symmetric_eigen(multiply(a, transpose(a)));
  auto [right_values, vt] = symmetric_eigen(multiply(transpose(a), a));
  ut.resize(r), vt.resize(r);
  Vector s;
  for (std::size_t i = 0; i < r; ++i) s.push_back(std::sqrt(std::max(right_values[i], 0.0)));
  return {transpose(ut), s, vt};
}
