// Thin singular value decomposition by Householder bidiagonalisation and implicit QR (Golub and Kahan 1965,
// Golub and Reinsch 1970).
//
// Idea. Reflections from both sides reduce A to an upper bidiagonal B once and for all: A = U0 B V0^T. Then
// B, which has only 2n - 1 numbers, is made diagonal by QR steps on B^T B that never form B^T B: the shift
// enters through the first rotation alone, and chasing the bulge it creates down the diagonal does the rest.
//
// Complexity. About 4 m n^2 flops for the reduction and its accumulation, then about 2n QR steps of n
// rotations, O(n (m + n)) each step: O(m n^2) in all, some five times less work than the ten sweeps of
// Jacobi.
//
// Speed. U^T and V^T are stored by rows: a rotation of two singular vectors is then a pass over two
// contiguous rows. Inner products run in four independent partial sums, because one sum waits for every
// addition.
//
// Numerical notes. Backward stable: each singular value is within a modest multiple of eps sigma_1. Entries
// of B below eps times their neighbours, or the norm, are set to zero, which is an error of the same size.
// (One-sided Jacobi keeps more relative accuracy in tiny singular values of graded matrices.)

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

double dot(const double* x, const double* y, std::size_t n) {
  double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
  std::size_t i = 0;
  for (; i + 4 <= n; i += 4) {
    s0 += x[i] * y[i];
    s1 += x[i + 1] * y[i + 1];
    s2 += x[i + 2] * y[i + 2];
    s3 += x[i + 3] * y[i + 3];
  }
  for (; i < n; ++i) s0 += x[i] * y[i];
  return (s0 + s1) + (s2 + s3);
}

void add_multiple(double factor, const double* x, double* y, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) y[i] += factor * x[i];
}

// (x, y) <- (c x + s y, -s x + c y)
void rotate(Vector& x, Vector& y, double c, double s) {
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double xi = x[i], yi = y[i];
    x[i] = c * xi + s * yi;
    y[i] = c * yi - s * xi;
  }
}

Matrix transpose(const Matrix& a) {
  if (a.empty()) return {};
  Matrix t(a[0].size(), Vector(a.size()));
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t j = 0; j < a[i].size(); ++j) t[j][i] = a[i][j];
  return t;
}

// H = I - v v^T (v scaled so that |v|^2 = 2, or v = 0), with H x = `image` e_1.
struct Reflector {
  Vector v;
  double image = 0;
};

Reflector reflector_of(Vector x) {
  const double norm = std::sqrt(dot(x.data(), x.data(), x.size()));
  if (norm == 0) return {std::move(x), 0.0};
  // The sign that makes x_1 - image an addition: no cancellation in the first entry of v.
  const double image = x[0] > 0 ? -norm : norm;
  // |x - image e_1|^2 = 2 norm (norm + |x_1|), so this factor gives |v|^2 = 2.
  const double factor = 1 / std::sqrt(norm * (norm + std::abs(x[0])));
  x[0] -= image;
  for (double& entry : x) entry *= factor;
  return {std::move(x), image};
}

// rows[first..] <- rows[first..] H, where H acts on the columns from `column` on.
void reflect_from_right(Matrix& rows, std::size_t first, std::size_t column, const Vector& v) {
  for (std::size_t i = first; i < rows.size(); ++i) {
    double* row = rows[i].data() + column;
    add_multiple(-dot(row, v.data(), v.size()), v.data(), row, v.size());
  }
}

// rows[first..] <- H rows[first..], for the columns from `column` on.
void reflect_from_left(Matrix& rows, std::size_t first, std::size_t column, const Vector& v) {
  const std::size_t width = rows[0].size() - column;
  Vector product(width, 0.0);  // v^T A, gathered row by row
  for (std::size_t i = 0; i < v.size(); ++i)
    add_multiple(v[i], rows[first + i].data() + column, product.data(), width);
  for (std::size_t i = 0; i < v.size(); ++i)
    add_multiple(-v[i], product.data(), rows[first + i].data() + column, width);
}

Matrix eye(std::size_t rows, std::size_t columns) {
  Matrix result(rows, Vector(columns, 0.0));
  for (std::size_t i = 0; i < std::min(rows, columns); ++i) result[i][i] = 1;
  return result;
}

// A = U diag-and-superdiagonal(d, f) V^T; ut and vt hold the rows of U^T (n x m) and V^T (n x n).
struct Bidiagonal {
  Vector d, f;
  Matrix ut, vt;
};

// Column k is cleared below the diagonal from the left, then row k right of the superdiagonal from the right;
// the second leaves the first's zeros alone because it does not touch column k.
Bidiagonal bidiagonalise(Matrix a) {
  const std::size_t m = a.size(), n = a[0].size();
  std::vector<Vector> left, right;
  Bidiagonal b{Vector(n), Vector(n - 1), eye(n, m), eye(n, n)};
  for (std::size_t k = 0; k < n; ++k) {
    Vector below(m - k);
    for (std::size_t i = k; i < m; ++i) below[i - k] = a[i][k];
    Reflector h = reflector_of(std::move(below));
    b.d[k] = h.image;
    reflect_from_left(a, k, k + 1, h.v);
    left.push_back(std::move(h.v));
    if (k + 1 == n) break;
    Reflector g = reflector_of(Vector(a[k].begin() + static_cast<std::ptrdiff_t>(k) + 1, a[k].end()));
    b.f[k] = g.image;
    reflect_from_right(a, k + 1, k + 1, g.v);
    right.push_back(std::move(g.v));
  }
  // U = H_0 H_1 ... applied to the identity from the last to the first: H_k then meets rows that are still
  // those of the identity above k, and they can be skipped. U^T is the same from the right.
  for (std::size_t k = n; k-- > 0;) reflect_from_right(b.ut, k, k, left[k]);
  for (std::size_t k = n - 1; k-- > 0;) reflect_from_right(b.vt, k + 1, k + 1, right[k]);
  return b;
}

// c, s, r with [c s; -s c] (x, y)^T = (r, 0)^T.
struct Rotation {
  double c, s, r;
  Rotation(double x, double y) : c(1), s(0), r(std::hypot(x, y)) {
    if (r != 0) c = x / r, s = y / r;
  }
};

// d[i] = 0 with f[i] != 0: rotating row i with the rows below it pushes f[i] out of the matrix, which
// splits the problem in two.
void chase_row(Bidiagonal& b, std::size_t i, std::size_t last) {
  double bulge = std::exchange(b.f[i], 0.0);
  for (std::size_t j = i + 1; j <= last && bulge != 0; ++j) {
    const Rotation g(b.d[j], bulge);
    b.d[j] = g.r;
    rotate(b.ut[j], b.ut[i], g.c, g.s);
    if (j == last) break;
    bulge = -g.s * b.f[j];
    b.f[j] *= g.c;
  }
}

// d[last] = 0: rotating column `last` with the columns left of it pushes f[last-1] out at the top.
void chase_column(Bidiagonal& b, std::size_t first, std::size_t last) {
  double bulge = std::exchange(b.f[last - 1], 0.0);
  for (std::size_t j = last; j-- > first && bulge != 0;) {
    const Rotation g(b.d[j], bulge);
    b.d[j] = g.r;
    rotate(b.vt[j], b.vt[last], g.c, g.s);
    if (j == first) break;
    bulge = -g.s * b.f[j - 1];
    b.f[j - 1] *= g.c;
  }
}

// The eigenvalue of the trailing 2x2 block of B^T B that is closer to its last entry (Wilkinson's shift).
double wilkinson_shift(const Bidiagonal& b, std::size_t first, std::size_t last) {
  const double above = last >= first + 2 ? b.f[last - 2] : 0.0;
  const double t11 = b.d[last - 1] * b.d[last - 1] + above * above;
  const double t12 = b.d[last - 1] * b.f[last - 1];
  const double t22 = b.d[last] * b.d[last] + b.f[last - 1] * b.f[last - 1];
  const double half = (t11 - t22) / 2;
  const double root = std::copysign(std::hypot(half, t12), half);
  return half + root == 0 ? t22 : t22 - t12 * (t12 / (half + root));
}

// One implicit QR step on the unreduced block first..last.
void qr_step(Bidiagonal& b, std::size_t first, std::size_t last) {
  // The first column of B^T B - shift I fixes the first rotation, and with it (implicit Q theorem) the step.
  double x = b.d[first] * b.d[first] - wilkinson_shift(b, first, last);
  double y = b.d[first] * b.f[first];
  for (std::size_t k = first; k < last; ++k) {
    const Rotation right(x, y);  // columns k and k+1
    if (k > first) b.f[k - 1] = right.r;
    x = right.c * b.d[k] + right.s * b.f[k];
    b.f[k] = right.c * b.f[k] - right.s * b.d[k];
    y = right.s * b.d[k + 1];
    b.d[k + 1] *= right.c;
    rotate(b.vt[k], b.vt[k + 1], right.c, right.s);

    const Rotation left(x, y);  // rows k and k+1
    b.d[k] = left.r;
    x = left.c * b.f[k] + left.s * b.d[k + 1];
    b.d[k + 1] = left.c * b.d[k + 1] - left.s * b.f[k];
    rotate(b.ut[k], b.ut[k + 1], left.c, left.s);
    b.f[k] = x;
    if (k + 1 < last) {
      y = left.s * b.f[k + 1];
      b.f[k + 1] *= left.c;
    }
  }
}

void diagonalise(Bidiagonal& b) {
  const std::size_t n = b.d.size();
  double norm = 0;
  for (std::size_t i = 0; i < n; ++i)
    norm = std::max(norm, std::abs(b.d[i]) + (i + 1 < n ? std::abs(b.f[i]) : 0.0));
  std::size_t last = n - 1;
  for (std::size_t steps = 0; last > 0;) {
    for (std::size_t i = 0; i < last; ++i)
      if (std::abs(b.f[i]) <= kEpsilon * (std::abs(b.d[i]) + std::abs(b.d[i + 1]))) b.f[i] = 0;
    if (b.f[last - 1] == 0) {
      --last;
      continue;
    }
    std::size_t first = last - 1;
    while (first > 0 && b.f[first - 1] != 0) --first;

    // A zero on the diagonal splits the block; without this, the shift stalls on singular matrices.
    std::size_t zero = first;
    while (zero <= last && std::abs(b.d[zero]) > kEpsilon * norm) ++zero;
    if (zero < last) {
      b.d[zero] = 0;
      chase_row(b, zero, last);
    } else if (zero == last) {
      b.d[last] = 0;
      chase_column(b, first, last);
    } else {
      if (++steps > 60 * n) throw std::runtime_error("svd: the QR iteration did not converge");
      qr_step(b, first, last);
    }
  }
}

}  // namespace

std::tuple<Matrix, Vector, Matrix> svd(const Matrix& a) {
  const std::size_t m = a.size(), n = m == 0 ? 0 : a[0].size();
  double largest = 0;
  for (const Vector& row : a) {
    if (row.size() != n) throw std::invalid_argument("svd: the rows have different lengths");
    for (double entry : row) largest = std::max(largest, std::abs(entry));
  }
  if (n == 0) return {};
  if (m < n) {  // A^T = V S U^T
    auto [v, s, ut] = svd(transpose(a));
    return {transpose(ut), s, transpose(v)};
  }

  // Exact scaling by a power of two: the squares in the shifts and norms stay in range.
  int exponent = 0;
  std::frexp(largest, &exponent);
  Matrix scaled = a;
  for (Vector& row : scaled)
    for (double& entry : row) entry = std::ldexp(entry, -exponent);

  Bidiagonal b = bidiagonalise(std::move(scaled));
  diagonalise(b);

  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](auto i, auto j) { return std::abs(b.d[i]) > std::abs(b.d[j]); });
  Matrix ut, vt;
  Vector s;
  for (std::size_t j : order) {
    if (b.d[j] < 0)  // sigma >= 0: the sign moves into the right singular vector
      for (double& entry : b.vt[j]) entry = -entry;
    s.push_back(std::ldexp(std::abs(b.d[j]), exponent));
    ut.push_back(std::move(b.ut[j]));
    vt.push_back(std::move(b.vt[j]));
  }
  return {transpose(ut), s, vt};
}
