// expect: wrong-answer
// caught-by: structure
// mistake: power iteration and deflation, 500 steps each: equal values and small gaps do not settle

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

static double dot(const Vector& x, const Vector& y) {
  return std::inner_product(x.begin(), x.end(), y.begin(), 0.0);
}

std::tuple<Matrix, Vector, Matrix> svd(const Matrix& a) {
  check_rectangular(a);
  if (a.empty()) return {};
  const std::size_t m = a.size(), n = a[0].size(), r = std::min(m, n);
  double scale = 0;
  for (const Vector& row : a)
    for (double x : row) scale = std::max(scale, std::abs(x));
  if (scale == 0) scale = 1;
  Matrix rest = a, ut, vt;
  for (Vector& row : rest)
    for (double& x : row) x /= scale;
  Vector s;
  // A start with parts in every direction, made orthogonal to the vectors already found.
  auto start = [](std::size_t length, const Matrix& known) {
    Vector x(length);
    for (std::size_t i = 0; i < length; ++i) x[i] = 1 + 0.37 * static_cast<double>((7 * i + 3) % 11);
    for (int pass = 0; pass < 2; ++pass)
      for (const Vector& k : known) {
        const double c = dot(k, x);
        for (std::size_t i = 0; i < length; ++i) x[i] -= c * k[i];
      }
    const double norm = std::sqrt(dot(x, x));
    for (double& e : x) e /= norm;
    return x;
  };
  for (std::size_t i = 0; i < r; ++i) {
    Vector v = start(n, vt), u = start(m, ut);
    double sigma = 0;
    for (int step = 0; step < 500; ++step) {
      Vector y(m);
      for (std::size_t k = 0; k < m; ++k) y[k] = dot(rest[k], v);
      sigma = std::sqrt(dot(y, y));
      if (sigma < 1e-15) break;
      for (std::size_t k = 0; k < m; ++k) u[k] = y[k] / sigma;
      Vector z(n, 0.0);
      for (std::size_t k = 0; k < m; ++k)
        for (std::size_t j = 0; j < n; ++j) z[j] += rest[k][j] * u[k];
      const double norm = std::sqrt(dot(z, z));
      for (std::size_t j = 0; j < n; ++j) v[j] = z[j] / norm;
    }
    for (std::size_t k = 0; k < m; ++k)
      for (std::size_t j = 0; j < n; ++j) rest[k][j] -= sigma * u[k] * v[j];
    s.push_back(sigma * scale), ut.push_back(u), vt.push_back(v);
  }
  return {transpose(ut), s, vt};
}
