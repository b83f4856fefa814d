// The best approximation of rank k by one-sided Jacobi rotations (Hestenes, 1958) and the theorem of Eckart
// and Young: keep the k largest terms of the singular value decomposition.
//
// Idea. Rotate pairs of columns of A until all are orthogonal: A V = W, with V the product of the rotations.
// Then A = W V^T = sum_j w_j v_j^T, and |w_j| are the singular values. The k longest columns give the answer;
// neither U nor a division by a singular value is needed, so rank deficiency is no special case.
//
// Complexity. O(m n^2) a sweep, 6 to 10 sweeps, and O(m n k) for the sum.
//
// Numerical notes.
// - A^T A is never formed: its rounding error eps sigma_1^2 would swallow every direction with a singular
// value
//   below 1e-8 sigma_1, also when k asks for it.
// - Two columns count as orthogonal when their cosine is of the order of eps, a test that does not depend on
//   the scale of either.
// - A is first divided by a power of two so that max |a_ij| is near 1: exact, and no square overflows.

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

// After scaling, the largest column has a norm of at least 1/2. A column below 1e-140 is set to zero: its
// square is about to underflow, and the change is invisible beside the rounding of the large columns.
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

// The exponent e for which 2^-e A has its largest entry in [1/2, 1).
int binary_exponent(const Matrix& a) {
  double largest = 0;
  for (const Vector& row : a)
    for (double entry : row) largest = std::max(largest, std::abs(entry));
  int exponent = 0;
  std::frexp(largest, &exponent);
  return exponent;
}

// (x, y) <- (c x - s y, s x + c y)
void rotate(Vector& x, Vector& y, double c, double s) {
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double xi = x[i], yi = y[i];
    x[i] = c * xi - s * yi;
    y[i] = s * xi + c * yi;
  }
}

// Makes the columns wp and wq orthogonal, applying the same rotation to the columns of V. Returns whether
// there was anything to do.
bool orthogonalise(Vector& wp, Vector& wq, Vector& vp, Vector& vq) {
  const double alpha = dot(wp, wp), beta = dot(wq, wq);
  if (alpha < kNegligibleSquare) std::fill(wp.begin(), wp.end(), 0.0);
  if (beta < kNegligibleSquare) std::fill(wq.begin(), wq.end(), 0.0);
  const double gamma = dot(wp, wq);
  // An inner product of m terms is known to about sqrt(m) eps |wp||wq|; asking for less might never end.
  const double tolerance = kEpsilon * std::sqrt(static_cast<double>(wp.size()));
  if (std::abs(gamma) <= tolerance * std::sqrt(alpha) * std::sqrt(beta)) return false;

  // The rotation diagonalises the Gram matrix [[alpha, gamma], [gamma, beta]]. Its tangent solves
  // t^2 + 2 zeta t - 1 = 0; the smaller root (written without cancellation) turns by at most 45 degrees,
  // which is what makes the cyclic sweeps converge.
  const double zeta = (beta - alpha) / (2 * gamma);
  const double t = std::copysign(1.0, zeta) / (std::abs(zeta) + std::hypot(1.0, zeta));
  const double c = 1 / std::hypot(1.0, t);
  rotate(wp, wq, c, c * t);
  rotate(vp, vq, c, c * t);
  return true;
}

}  // namespace

Matrix low_rank_approximation(const Matrix& a, int k) {
  const std::size_t m = a.size(), n = m == 0 ? 0 : a[0].size();
  for (const Vector& row : a)
    if (row.size() != n)
      throw std::invalid_argument("low_rank_approximation: the rows have different lengths");
  if (k < 0) throw std::invalid_argument("low_rank_approximation: k is negative");
  if (m < n) return transpose(low_rank_approximation(transpose(a), k));

  const int exponent = binary_exponent(a);
  Matrix w = transpose(a);  // w[j] is column j, contiguous because every step works on columns
  for (Vector& column : w)
    for (double& entry : column) entry = std::ldexp(entry, -exponent);
  Matrix v(n, Vector(n, 0.0));  // v[j] is column j of V
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
