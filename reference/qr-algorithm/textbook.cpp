// Eigenvalues of a symmetric matrix by the QR algorithm: reduction to tridiagonal form, then QR steps with
// Wilkinson's shift (Golub and Van Loan, Matrix Computations, section 8.3).
//
// Idea. If T - mu I = QR, then RQ + mu I = Q^T T Q: the same eigenvalues, and closer to diagonal the better
// mu approximates one of them. Everything is an orthogonal similarity transformation, so rounding changes the
// eigenvalues by a few n eps ||A||, however ill-conditioned A is as a matrix of equations.
//
// Complexity. 4/3 n^3 flops for the reduction. A QR step on a tridiagonal matrix is O(n), and about two steps
// settle an eigenvalue: O(n^2) for all of them.
//
// Numerical notes.
// - The shift is the eigenvalue of the last 2 x 2 block nearer to its last entry. The last entry itself
//   (the Rayleigh shift) stands still on [[0, 1], [1, 0]], and no shift at all on any pair +-lambda.
// - An entry beside the diagonal is dropped at eps ||A||, which moves no eigenvalue by more than that. A
// fixed
//   1e-12 would do nothing for entries of 1e100 and everything at once for entries of 1e-100.
// - A is first divided by a power of two so that its largest entry is near 1: exact, and no square of an
// entry
//   overflows or underflows where it matters.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

namespace {

constexpr double kEpsilon = std::numeric_limits<double>::epsilon();

struct Tridiagonal {
  Vector d, e;  // the diagonal and the entries beside it: e[i] couples d[i] and d[i + 1]
};

void check_symmetric(const Matrix& a) {
  for (const Vector& row : a)
    if (row.size() != a.size()) throw std::invalid_argument("qr_eigenvalues: the matrix is not square");
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (a[i][j] != a[j][i]) throw std::invalid_argument("qr_eigenvalues: the matrix is not symmetric");
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

// Q^T A Q. The reflection I - beta v v^T sends what lies below the diagonal of column k to a multiple of e_1;
// applied from both sides it changes the trailing block B to
//   B - v w^T - w v^T   with   p = beta B v,   w = p - (beta p^T v / 2) v.
Tridiagonal tridiagonalise(Matrix a) {
  const std::size_t n = a.size();
  Tridiagonal t;
  for (std::size_t k = 0; k < n; ++k) {
    t.d.push_back(a[k][k]);
    if (k + 1 == n) break;
    const std::size_t first = k + 1;
    Vector v(a[k].begin() + static_cast<std::ptrdiff_t>(first), a[k].end());  // by symmetry, row k
    const double below = std::inner_product(v.begin() + 1, v.end(), v.begin() + 1, 0.0);
    if (below == 0) {  // nothing to annihilate
      t.e.push_back(v[0]);
      continue;
    }
    // The sign that makes v[0] grow: the other one would subtract two nearly equal numbers.
    const double norm = std::sqrt(v[0] * v[0] + below);
    t.e.push_back(-std::copysign(norm, v[0]));
    v[0] += std::copysign(norm, v[0]);
    const double beta = 2 / (v[0] * v[0] + below);

    Vector w(v.size());
    for (std::size_t i = 0; i < v.size(); ++i)
      w[i] = beta * std::inner_product(v.begin(), v.end(),
                                       a[first + i].begin() + static_cast<std::ptrdiff_t>(first), 0.0);
    const double half = beta * std::inner_product(v.begin(), v.end(), w.begin(), 0.0) / 2;
    for (std::size_t i = 0; i < v.size(); ++i) w[i] -= half * v[i];
    for (std::size_t i = 0; i < v.size(); ++i)
      for (std::size_t j = 0; j < v.size(); ++j) a[first + i][first + j] -= v[i] * w[j] + w[i] * v[j];
  }
  return t;
}

// The eigenvalue of [[d[m-1], e], [e, d[m]]] nearer to d[m]; dividing by the larger root avoids cancellation.
double wilkinson_shift(const Tridiagonal& t, std::size_t m) {
  const double half = (t.d[m - 1] - t.d[m]) / 2, e = t.e[m - 1];
  return t.d[m] - e * (e / (half + std::copysign(std::hypot(half, e), half)));
}

// One implicit QR step on the block low..high, all of whose e are nonzero. The first rotation is that of
// T - mu I = QR; it fills one entry outside the band, the bulge, and the other rotations chase it down. By
// the implicit Q theorem, what comes out is the RQ + mu I of the explicit step.
void qr_step(Tridiagonal& t, std::size_t low, std::size_t high) {
  double x = t.d[low] - wilkinson_shift(t, high), bulge = t.e[low];
  for (std::size_t k = low; k < high; ++k) {
    const double r = std::hypot(x, bulge);
    if (r == 0) return;  // a bulge that underflowed: the band is intact
    const double c = x / r, s = bulge / r;
    if (k > low) t.e[k - 1] = r;
    // [c s; -s c] [p e; e q] [c -s; s c]
    const double p = t.d[k], e = t.e[k], q = t.d[k + 1];
    t.d[k] = c * c * p + 2 * c * s * e + s * s * q;
    t.d[k + 1] = s * s * p - 2 * c * s * e + c * c * q;
    t.e[k] = c * s * (q - p) + (c - s) * (c + s) * e;
    if (k + 1 == high) break;
    x = t.e[k];
    bulge = s * t.e[k + 1];
    t.e[k + 1] *= c;
  }
}

}  // namespace

std::vector<double> qr_eigenvalues(const std::vector<std::vector<double>>& a) {
  check_symmetric(a);
  if (a.empty()) return {};
  const int exponent = binary_exponent(a);
  Matrix scaled = a;
  for (Vector& row : scaled)
    for (double& entry : row) entry = std::ldexp(entry, -exponent);

  Tridiagonal t = tridiagonalise(scaled);
  double norm = 0;
  for (double x : t.d) norm = std::max(norm, std::abs(x));
  for (double x : t.e) norm = std::max(norm, std::abs(x));

  std::size_t high = t.d.size() - 1;
  std::size_t steps = 0;
  while (high > 0) {
    // Split at entries that no longer matter; the last block is the one to work on.
    for (std::size_t i = 0; i < high; ++i)
      if (std::abs(t.e[i]) <= kEpsilon * norm) t.e[i] = 0;
    if (t.e[high - 1] == 0) {  // d[high] stands alone: an eigenvalue
      --high;
      continue;
    }
    std::size_t low = high - 1;
    while (low > 0 && t.e[low - 1] != 0) --low;
    if (++steps > 50 * t.d.size()) throw std::runtime_error("qr_eigenvalues: no convergence");
    qr_step(t, low, high);
  }
  for (double& value : t.d) value = std::ldexp(value, exponent);
  std::sort(t.d.begin(), t.d.end());
  return t.d;
}
