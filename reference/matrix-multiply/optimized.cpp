// Matrix product with packed operands and a register-tiled kernel (the structure of Goto and van de Geijn).
//
// Complexity: O(m k n) time, O(m k + k n) memory for the packed copies.
//
// Why it is faster: the textbook loop loads and stores one number of C for every multiplication. Here a tile
// of 4 x 4 sums stays in registers through a whole inner product: 8 loads feed 16 multiplications, and C is
// written once. Packing copies A and B so that the kernel reads both strictly forwards.
//
// Numerical notes: still k products added per entry, only in slices, so |C - AB| <= gamma_k |A||B| holds
// entry by entry as for the textbook. (Strassen's fewer multiplications would give that up.)
#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;
using std::size_t;

static constexpr size_t kTile = 4;  // a tile of C is kTile x kTile: 16 sums, 8 vector registers of two
static constexpr size_t kSlice =
    256;  // inner products are cut here: a packed strip of B then fits the L1 cache

static size_t columns_of(const Matrix& a) { return a.empty() ? 0 : a.front().size(); }

static void require_rectangular(const Matrix& a) {
  for (const auto& row : a) {
    if (row.size() != columns_of(a)) throw std::invalid_argument("matrix_multiply: ragged matrix");
  }
}

static size_t strips(size_t count) { return (count + kTile - 1) / kTile; }

// Both operands are packed in strips of kTile rows of A, or columns of B: for every inner index l the kTile
// numbers that the kernel needs together lie together. The last strip is filled up with zeros, which add
// nothing to any sum that is kept.
static std::vector<double> pack_rows(const Matrix& a, size_t from, size_t to) {
  const size_t depth = to - from;
  std::vector<double> packed(strips(a.size()) * kTile * depth, 0.0);
  for (size_t i = 0; i < a.size(); ++i) {
    double* strip = packed.data() + (i / kTile) * kTile * depth + i % kTile;
    for (size_t l = 0; l < depth; ++l) strip[l * kTile] = a[i][from + l];
  }
  return packed;
}

static std::vector<double> pack_columns(const Matrix& b, size_t from, size_t to) {
  const size_t depth = to - from, n = columns_of(b);
  std::vector<double> packed(strips(n) * kTile * depth, 0.0);
  for (size_t l = 0; l < depth; ++l) {
    for (size_t j = 0; j < n; ++j) {
      packed[(j / kTile) * kTile * depth + l * kTile + j % kTile] = b[from + l][j];
    }
  }
  return packed;
}

// Two neighbouring columns in one vector register: g++ and clang++ both know this type, and with it the speed
// does not depend on what the vectoriser finds out by itself.
using Pair = double __attribute__((vector_size(2 * sizeof(double))));
static constexpr size_t kPairs = kTile / 2;

struct Tile {
  Pair entry[kTile][kPairs];
};

// Returns (kTile x depth) times (depth x kTile). The loops over r and c have constant bounds and `sum` is
// local: unrolled (at -O2, g++ wants to be asked), all sixteen sums live in eight registers.
static Tile multiply_strips(size_t depth, const double* rows, const double* columns) {
  Tile sum = {};
  for (size_t l = 0; l < depth; ++l, rows += kTile, columns += kTile) {
    const Pair column[kPairs] = {{columns[0], columns[1]}, {columns[2], columns[3]}};
#pragma GCC unroll 4
    for (size_t r = 0; r < kTile; ++r) {
#pragma GCC unroll 2
      for (size_t c = 0; c < kPairs; ++c) sum.entry[r][c] += rows[r] * column[c];
    }
  }
  return sum;
}

Matrix matrix_multiply(const Matrix& a, const Matrix& b) {
  require_rectangular(a);
  require_rectangular(b);
  if (columns_of(a) != b.size()) throw std::invalid_argument("matrix_multiply: inner sizes differ");

  const size_t m = a.size(), k = b.size(), n = columns_of(b);
  Matrix result(m, std::vector<double>(n, 0.0));
  for (size_t from = 0; from < k; from += kSlice) {
    const size_t to = std::min(k, from + kSlice), depth = to - from;
    const std::vector<double> rows = pack_rows(a, from, to), columns = pack_columns(b, from, to);
    // The strip of B is the outer loop: it stays in the L1 cache while all strips of A pass by it.
    for (size_t q = 0; q < strips(n); ++q) {
      for (size_t p = 0; p < strips(m); ++p) {
        const Tile sum = multiply_strips(depth, &rows[p * kTile * depth], &columns[q * kTile * depth]);
        const size_t height = std::min(kTile, m - p * kTile), width = std::min(kTile, n - q * kTile);
        for (size_t r = 0; r < height; ++r) {
          for (size_t c = 0; c < width; ++c)
            result[p * kTile + r][q * kTile + c] += sum.entry[r][c / 2][c % 2];
        }
      }
    }
  }
  return result;
}
