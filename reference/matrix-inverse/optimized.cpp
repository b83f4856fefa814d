// Matrix inverse by blocked Gauss-Jordan elimination in place (Quintana-Orti, Quintana-Orti, Sun, van de
// Geijn, "A note on parallel matrix inversion", SIAM J. Sci. Comput. 22, 2001), with row scaling and partial
// pivoting.
//
// Complexity: 2 n^3 floating-point operations, two thirds of the textbook's, in one array of n x n numbers.
//
// Why it is faster: 16 columns at a time are reduced by themselves; what that did to them is then applied to
// all other columns as one matrix product, which keeps a 4 x 4 tile of sums in registers where the textbook
// loads and stores a number for every multiplication.
//
// Numerical notes: pivots, scaling and the test for singularity are the textbook's; only the order of the
// sums differs.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <utility>
#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;
using std::size_t;

static constexpr size_t kPanel = 16;  // columns reduced together; also the padding of rows and columns
static constexpr size_t kTile = 4;
static constexpr double kSingular = 1e-13;  // see textbook.cpp

// Two neighbours in one vector register, a type that g++ and clang++ share.
using Pair = double __attribute__((vector_size(2 * sizeof(double))));

namespace {

// The matrix in one array, row after row. `size` is n filled up to a multiple of kPanel with zeros, which no
// step changes, so that no loop below has a remainder to look after.
struct Padded {
  explicit Padded(size_t n) : size((n + kPanel - 1) / kPanel * kPanel), entries(size * size, 0.0) {}
  double* row(size_t i) { return &entries[i * size]; }
  size_t size;
  std::vector<double> entries;
};

// One elimination step on the columns [first, first + kPanel) alone. In place: column k, which would become
// e_k, holds the column of the accumulated row operations instead, and so in the end of the inverse.
void eliminate(Padded& w, size_t k, size_t first) {
  double* pivot_row = w.row(k) + first;
  const double pivot = std::exchange(pivot_row[k - first], 1.0);
  for (size_t j = 0; j < kPanel; ++j) pivot_row[j] /= pivot;
  for (size_t i = 0; i < w.size; ++i) {
    if (i == k) continue;
    double* row = w.row(i) + first;
    const double factor = std::exchange(row[k - first], 0.0);
    for (size_t j = 0; j < kPanel; ++j) row[j] -= factor * pivot_row[j];
  }
}

// Four rows of the panel times four columns of `right`, added to a tile of W. Both come packed: the four
// numbers that meet the same index l lie together.
void add_tile(const double* left, const double* right, double* tile, size_t stride) {
  Pair sum[kTile][2] = {};
  for (size_t l = 0; l < kPanel; ++l, left += kTile, right += kTile) {
    const Pair low = {right[0], right[1]}, high = {right[2], right[3]};
#pragma GCC unroll 4
    for (size_t r = 0; r < kTile; ++r) {
      sum[r][0] += left[r] * low;
      sum[r][1] += left[r] * high;
    }
  }
  for (size_t r = 0; r < kTile; ++r) {
    for (size_t c = 0; c < kTile; ++c) tile[r * stride + c] += sum[r][c / 2][c % 2];
  }
}

// What the panel G stands for is T = I with the columns of the panel replaced by G. Applied to the other
// columns of W, with R the old rows of the panel: rows inside the panel become G R, rows outside gain G R.
void apply_panel(Padded& w, size_t first) {
  const size_t n = w.size;
  std::vector<double> right(n * kPanel), left(kTile * kPanel);
  for (size_t l = 0; l < kPanel; ++l) {
    double* row = w.row(first + l);
    for (size_t j = 0; j < n; ++j) {
      const bool inside = j - first < kPanel;  // wraps around, and is large, for j < first
      right[j / kTile * kTile * kPanel + l * kTile + j % kTile] = inside ? 0.0 : std::exchange(row[j], 0.0);
    }
  }
  for (size_t i = 0; i < n; i += kTile) {
    for (size_t r = 0; r < kTile; ++r) {
      for (size_t l = 0; l < kPanel; ++l) left[l * kTile + r] = w.row(i + r)[first + l];
    }
    for (size_t j = 0; j < n; j += kTile) add_tile(left.data(), &right[j * kPanel], w.row(i) + j, n);
  }
}

size_t largest_in_column(Padded& w, size_t n, size_t k) {
  size_t best = k;
  for (size_t i = k + 1; i < n; ++i) {
    if (std::abs(w.row(i)[k]) > std::abs(w.row(best)[k])) best = i;
  }
  return best;
}

}  // namespace

Matrix matrix_inverse(const Matrix& a) {
  const size_t n = a.size();
  Padded w(n);
  Vector scale(n);
  for (size_t i = 0; i < n; ++i) {
    if (a[i].size() != n) throw std::invalid_argument("matrix_inverse: the matrix is not square");
    double largest = 0;
    for (double x : a[i]) largest = std::max(largest, std::abs(x));
    if (largest == 0) throw std::domain_error("matrix_inverse: singular (a row of zeros)");
    scale[i] = std::ldexp(1.0, -std::ilogb(largest));  // a power of two: no rounding
    for (size_t j = 0; j < n; ++j) w.row(i)[j] = a[i][j] * scale[i];
  }

  // `source[i]` is the row of A that the swaps have brought to row i.
  std::vector<size_t> source(n);
  for (size_t i = 0; i < n; ++i) source[i] = i;
  for (size_t first = 0; first < n; first += kPanel) {
    for (size_t k = first; k < std::min(n, first + kPanel); ++k) {
      const size_t best = largest_in_column(w, n, k);
      if (!(std::abs(w.row(best)[k]) > kSingular)) throw std::domain_error("matrix_inverse: singular");
      if (best != k) std::swap_ranges(w.row(k), w.row(k) + w.size, w.row(best));
      std::swap(source[k], source[best]);
      eliminate(w, k, first);
    }
    apply_panel(w, first);
  }

  // W = (P D A)^-1, hence A^-1 = W P D: column k of W belongs at source[k], and carries that row's scale.
  Matrix inverse(n, Vector(n));
  for (size_t i = 0; i < n; ++i) {
    for (size_t k = 0; k < n; ++k) inverse[i][source[k]] = w.row(i)[k] * scale[source[k]];
  }
  return inverse;
}
