// Thin singular value decomposition by one-sided Jacobi rotations (Hestenes, 1958).
//
// Idea. Post-multiply A by plane rotations until its columns are mutually orthogonal: A V = W. The column
// norms of W are then the singular values, the normalised columns are U, and the product of the rotations
// is V, so A = W V^T = U S V^T. It never forms A^T A, so nothing is lost to the squared condition number.
//
// Complexity. A sweep visits n(n-1)/2 pairs at O(m + n) each: O(m n^2) a sweep, 6 to 10 sweeps in practice
// (the convergence is quadratic once the columns are nearly orthogonal).
//
// Numerical notes.
// - Two columns count as orthogonal when their cosine is of the order of eps: a relative test, which a small
//   column has to meet as well as a large one. That is what makes U orthogonal however ill-conditioned A is.
// - A is first divided by a power of two so that max |a_ij| is near 1. The division is exact, and the squares
//   in the inner products can then neither overflow nor underflow where it matters.
// - A zero singular value has no direction of its own: u = w / 0 is NaN. Any unit vector orthogonal to the
//   other columns of U is right there.

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

// A unit vector of length m orthogonal to the first `known` columns of u, which are orthonormal.
Vector orthogonal_direction(const Matrix& u, std::size_t known, std::size_t m) {
  // The part of e_i outside span(u) has the squared norm 1 - sum_k u_k[i]^2. These sum to m - known over
  // i, so the best e_i keeps at least (m - known) / m and no cancellation can ruin it.
  std::size_t best = 0;
  double best_outside = -1;
  for (std::size_t i = 0; i < m; ++i) {
    double outside = 1;
    for (std::size_t k = 0; k < known; ++k) outside -= u[k][i] * u[k][i];
    if (outside > best_outside) best = i, best_outside = outside;
  }
  Vector e(m, 0.0);
  e[best] = 1;
  // Gram-Schmidt twice: the second pass removes what rounding left behind in the first.
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

std::tuple<Matrix, Vector, Matrix> svd(const Matrix& a) {
  const std::size_t m = a.size(), n = m == 0 ? 0 : a[0].size();
  for (const Vector& row : a)
    if (row.size() != n) throw std::invalid_argument("svd: the rows have different lengths");
  if (m < n) {  // A^T = V S U^T
    auto [v, s, ut] = svd(transpose(a));
    return {transpose(ut), s, transpose(v)};
  }

  const int exponent = binary_exponent(a);
  Matrix w = transpose(a);  // w[j] is column j, contiguous because every step works on columns
  for (Vector& column : w)
    for (double& entry : column) entry = std::ldexp(entry, -exponent);
  Matrix v(n, Vector(n, 0.0));  // v[j] is column j of V, that is row j of V^T
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

  Matrix u, vt;  // u is built column by column
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
