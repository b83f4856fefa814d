// Numerical rank without singular values: bidiagonalise, then count how many are above the tolerance.
//
// Complexity: 4 m n^2 - 4/3 n^3 floating-point operations (m >= n) for the bidiagonal form, O(n) per count.
//
// Why it is faster: a rank is one number, and the textbook computes n singular values by iteration for it.
// Two finite steps do: Householder reflections from both sides make A bidiagonal (Golub and Kahan 1965) and
// keep its singular values; then Sylvester's law of inertia counts those above a bound in one pass of 2n
// divisions.
//
// Numerical notes: the reflections are orthogonal, so the bidiagonal has the singular values of a matrix
// within a few eps sigma_1 of A, and the count is right for a bidiagonal within a few eps of that. A'A is
// not formed: the count works on [0 B'; B 0], whose eigenvalues are +-sigma_i, not their squares.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <stdexcept>
#include <utility>
#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;
using std::size_t;

static constexpr double kEps = std::numeric_limits<double>::epsilon();

namespace {

// Row after row, at least as many rows as columns; scaled by a power of two so that the largest entry is
// near 1.
struct Tall {
  size_t rows = 0, columns = 0;
  Vector entries;
  double* row(size_t i) { return &entries[i * columns]; }
};

Tall tall_and_scaled(const Matrix& a) {
  double largest = 0;
  for (const Vector& row : a) {
    if (row.size() != a[0].size()) throw std::invalid_argument("matrix_rank: ragged matrix");
    for (double x : row) largest = std::max(largest, std::abs(x));
  }
  if (largest == 0) return {};
  const size_t m = a.size(), n = a[0].size();
  // Two factors, each a power of two and a normal number, reach every exponent.
  const int exponent = -std::ilogb(largest);
  const double half = std::ldexp(1.0, exponent / 2), other_half = std::ldexp(1.0, exponent - exponent / 2);
  Tall t{std::max(m, n), std::min(m, n), Vector(m * n)};
  for (size_t i = 0; i < m; ++i) {
    for (size_t j = 0; j < n; ++j) (m >= n ? t.row(i)[j] : t.row(j)[i]) = a[i][j] * half * other_half;
  }
  return t;
}

// Makes H = I - v v' (v of length sqrt 2) with H x = alpha e_1; v replaces x, alpha is returned. The sign
// of alpha is opposite to that of x_1, so that v_1 does not cancel.
double make_reflection(Vector& x) {
  double norm = 0;
  for (double xi : x) norm += xi * xi;
  norm = std::sqrt(norm);
  if (norm == 0) return 0;  // v is 0, or its squares underflow: H is the identity
  const double alpha = x[0] < 0 ? norm : -norm;
  for (double& xi : x) xi /= norm;
  x[0] -= alpha / norm;
  const double scale = 1 / std::sqrt(std::abs(x[0]));
  for (double& xi : x) xi *= scale;
  return alpha;
}

// The diagonal and superdiagonal of B = U' A V, interleaved: d_1, e_1, d_2, e_2, ..., d_n.
Vector bidiagonalise(Tall& a) {
  const size_t m = a.rows, n = a.columns;
  Vector band, weight(n), v;
  for (size_t k = 0; k < n; ++k) {
    // From the left: column k below the diagonal becomes zero. Both passes run along rows, as memory does.
    v.resize(m - k);
    for (size_t i = k; i < m; ++i) v[i - k] = a.row(i)[k];
    band.push_back(make_reflection(v));
    if (k + 1 == n) break;
    std::fill(weight.begin(), weight.end(), 0.0);
    for (size_t i = k; i < m; ++i) {
      const double* row = a.row(i);
      for (size_t j = k + 1; j < n; ++j) weight[j] += v[i - k] * row[j];
    }
    for (size_t i = k; i < m; ++i) {
      double* row = a.row(i);
      for (size_t j = k + 1; j < n; ++j) row[j] -= v[i - k] * weight[j];
    }
    // From the right: row k beyond the superdiagonal becomes zero.
    v.assign(a.row(k) + k + 1, a.row(k) + n);
    band.push_back(make_reflection(v));
    for (size_t i = k + 1; i < m; ++i) {
      double* row = a.row(i) + k + 1;
      double dot = 0;
      for (size_t j = 0; j < v.size(); ++j) dot += row[j] * v[j];
      for (size_t j = 0; j < v.size(); ++j) row[j] -= dot * v[j];
    }
  }
  return band;
}

// How many singular values of B are above x > 0. In the order of a perfect shuffle, [0 B'; B 0] is
// tridiagonal with a zero diagonal and d_1, e_1, d_2, ... beside it (Golub and Kahan). The pivots of T - xI
// have the signs of its eigenvalues (Sylvester), and its positive ones are the sigma_i - x > 0.
int count_above(const Vector& band, double x) {
  int count = 0;
  double pivot = -x;
  for (double b : band) {
    pivot = -x - b * b / pivot;
    if (pivot == 0) pivot = -std::numeric_limits<double>::min();  // moves x by less than rounding does
    if (pivot > 0) ++count;
  }
  return count;
}

// sigma_1 to three digits, plenty for a tolerance: bisection between the largest entry and ||B||_F.
double largest_singular_value(const Vector& band) {
  double low = 0, squares = 0;
  for (double b : band) {
    low = std::max(low, std::abs(b));
    squares += b * b;
  }
  double high = std::sqrt(squares);
  while (high - low > 1e-3 * low) {
    const double middle = low + (high - low) / 2;
    (count_above(band, middle) > 0 ? low : high) = middle;
  }
  return low + (high - low) / 2;
}

}  // namespace

int matrix_rank(const Matrix& a) {
  Tall t = tall_and_scaled(a);
  if (t.rows == 0) return 0;
  const Vector band = bidiagonalise(t);
  return count_above(band, static_cast<double>(t.rows) * kEps * largest_singular_value(band));
}
