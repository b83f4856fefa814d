// expect: wrong-answer
// caught-by: basic
// mistake: keeps the answer of the first call in a static variable

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <tuple>
#include <utility>
#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

namespace {

constexpr double kEpsilon = std::numeric_limits<double>::epsilon();

constexpr double kNegligibleSquare = 1e-280;

double dot(const Vector& x, const Vector& y) {
  return std::inner_product(x.begin(), x.end(), y.begin(), 0.0);
}

Matrix transpose(const Matrix& a) {
  if (a.empty()) return {};
  Matrix t(a[0].size(), Vector(a.size()));
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t j = 0; j < a[i].size(); ++j) t[j][i] = a[i][j];
  return t;
}

int binary_exponent(const Matrix& a) {
  double largest = 0;
  for (const Vector& row : a)
    for (double entry : row) largest = std::max(largest, std::abs(entry));
  int exponent = 0;
  std::frexp(largest, &exponent);
  return exponent;
}

void rotate(Vector& x, Vector& y, double c, double s) {
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double xi = x[i], yi = y[i];
    x[i] = c * xi - s * yi;
    y[i] = s * xi + c * yi;
  }
}

bool orthogonalise(Vector& wp, Vector& wq, Vector& vp, Vector& vq) {
  const double alpha = dot(wp, wp), beta = dot(wq, wq);
  if (alpha < kNegligibleSquare) std::fill(wp.begin(), wp.end(), 0.0);
  if (beta < kNegligibleSquare) std::fill(wq.begin(), wq.end(), 0.0);
  const double gamma = dot(wp, wq);
  const double tolerance = kEpsilon * std::sqrt(static_cast<double>(wp.size()));
  if (std::abs(gamma) <= tolerance * std::sqrt(alpha) * std::sqrt(beta)) return false;

  const double zeta = (beta - alpha) / (2 * gamma);
  const double t = std::copysign(1.0, zeta) / (std::abs(zeta) + std::hypot(1.0, zeta));
  const double c = 1 / std::hypot(1.0, t);
  rotate(wp, wq, c, c * t);
  rotate(vp, vq, c, c * t);
  return true;
}

Vector orthogonal_direction(const Matrix& u, std::size_t known, std::size_t m) {
  std::size_t best = 0;
  double best_outside = -1;
  for (std::size_t i = 0; i < m; ++i) {
    double outside = 1;
    for (std::size_t k = 0; k < known; ++k) outside -= u[k][i] * u[k][i];
    if (outside > best_outside) best = i, best_outside = outside;
  }
  Vector e(m, 0.0);
  e[best] = 1;
  for (int pass = 0; pass < 2; ++pass) {
    for (std::size_t k = 0; k < known; ++k) {
      const double projection = dot(u[k], e);
      for (std::size_t i = 0; i < m; ++i) e[i] -= projection * u[k][i];
    }
  }
  const double norm = std::sqrt(dot(e, e));
  for (double& entry : e) entry /= norm;
  return e;
}

}  // namespace

static std::tuple<Matrix, Vector, Matrix> computed(const Matrix& a) {
  const std::size_t m = a.size(), n = m == 0 ? 0 : a[0].size();
  for (const Vector& row : a)
    if (row.size() != n) throw std::invalid_argument("svd: the rows have different lengths");
  if (m < n) {
    auto [v, s, ut] = computed(transpose(a));
    return {transpose(ut), s, transpose(v)};
  }

  const int exponent = binary_exponent(a);
  Matrix w = transpose(a);
  for (Vector& column : w)
    for (double& entry : column) entry = std::ldexp(entry, -exponent);
  Matrix v(n, Vector(n, 0.0));
  for (std::size_t j = 0; j < n; ++j) v[j][j] = 1;

  bool rotated = true;
  for (int sweep = 0; rotated && sweep < 60; ++sweep) {
    rotated = false;
    for (std::size_t p = 0; p + 1 < n; ++p)
      for (std::size_t q = p + 1; q < n; ++q) rotated |= orthogonalise(w[p], w[q], v[p], v[q]);
  }

  Vector norms(n);
  for (std::size_t j = 0; j < n; ++j) norms[j] = std::sqrt(dot(w[j], w[j]));
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](auto i, auto j) { return norms[i] > norms[j]; });

  Matrix u, vt;
  Vector s;
  for (std::size_t j : order) {
    if (norms[j] * norms[j] < kNegligibleSquare) {
      u.push_back(orthogonal_direction(u, u.size(), m));
      s.push_back(0);
    } else {
      for (double& entry : w[j]) entry /= norms[j];
      u.push_back(std::move(w[j]));
      s.push_back(std::ldexp(norms[j], exponent));
    }
    vt.push_back(std::move(v[j]));
  }
  return {transpose(u), s, vt};
}

std::tuple<Matrix, Vector, Matrix> svd(const Matrix& a) {
  static const auto answer = computed(a);
  return answer;
}
