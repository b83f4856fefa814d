// Matrix product by rows: row i of C is the combination of the rows of B with the weights a[i][0], a[i][1],
// ...
//
// Complexity: O(m k n) time, O(m n) memory for the result.
//
// Numerical notes: each entry is a sum of k rounded products, so |C - AB| <= gamma_k |A||B| entry by entry,
// gamma_k = k u / (1 - k u), in whatever order the sum is taken (Higham, Accuracy and Stability, 3.5). The
// bound is relative to the row of A and the column of B at hand: no scaling of rows or columns spoils it.
#include <cstddef>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

static std::size_t columns_of(const Matrix& a) { return a.empty() ? 0 : a.front().size(); }

static void require_rectangular(const Matrix& a) {
  for (const auto& row : a) {
    if (row.size() != columns_of(a)) throw std::invalid_argument("matrix_multiply: ragged matrix");
  }
}

Matrix matrix_multiply(const Matrix& a, const Matrix& b) {
  require_rectangular(a);
  require_rectangular(b);
  if (columns_of(a) != b.size()) throw std::invalid_argument("matrix_multiply: inner sizes differ");

  const std::size_t m = a.size(), k = b.size(), n = columns_of(b);
  Matrix c(m, std::vector<double>(n, 0.0));
  // C = sum over l of (column l of A)(row l of B), taken one row i of C at a time. In this order the inner
  // loop walks along rows of B and C, in the order of memory; the order i, j, l of the definition would
  // walk down a column of B and touch a new cache line for every number.
  for (std::size_t i = 0; i < m; ++i) {
    for (std::size_t l = 0; l < k; ++l) {
      const double weight = a[i][l];
      for (std::size_t j = 0; j < n; ++j) c[i][j] += weight * b[l][j];
    }
  }
  return c;
}
