// expect: wrong-answer
// caught-by: error
// mistake: looks at the lengths of the first row and the last only, and cuts the others to fit

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>
#include <stdexcept>
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

}  // namespace

Matrix low_rank_approximation(Matrix a, int k) {
  if (a.empty()) return {};
  const std::size_t m = a.size(), n = a.front().size();
  if (a.back().size() != n) throw std::invalid_argument("low_rank_approximation: ragged matrix");
  for (Vector& row : a) row.resize(n);
  if (k < 0) throw std::invalid_argument("low_rank_approximation: k is negative");
  if (m < n) return transpose(low_rank_approximation(transpose(a), k));

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

  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](auto i, auto j) { return dot(w[i], w[i]) > dot(w[j], w[j]); });
  order.resize(std::min(n, static_cast<std::size_t>(k)));

  Matrix x(m, Vector(n, 0.0));
  for (std::size_t j : order)
    for (std::size_t r = 0; r < m; ++r)
      for (std::size_t c = 0; c < n; ++c) x[r][c] += w[j][r] * v[j][c];
  for (Vector& row : x)
    for (double& entry : row) entry = std::ldexp(entry, exponent);
  return x;
}
