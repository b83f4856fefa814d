// Hadamard product: entry by entry, c[i][j] = a[i][j] b[i][j].
//
// Complexity: O(m n) time and memory; bound by memory traffic, three numbers moved per multiplication.
//
// Numerical notes: IEEE multiplication is correctly rounded, so each entry is the double nearest to the exact
// product, and there is nothing to improve. Rounding first to long double and then to double can only spoil
// it.
#include <cstddef>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

// Equal sizes row by row are not enough: two operands can be ragged in the same way.
static void require_same_shape(const Matrix& a, const Matrix& b) {
  if (a.size() != b.size()) throw std::invalid_argument("hadamard_product: numbers of rows differ");
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a[0].size()) throw std::invalid_argument("hadamard_product: ragged matrix");
    if (a[i].size() != b[i].size()) throw std::invalid_argument("hadamard_product: rows differ in length");
  }
}

Matrix hadamard_product(const Matrix& a, const Matrix& b) {
  require_same_shape(a, b);
  Matrix product = a;
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < a[i].size(); ++j) product[i][j] *= b[i][j];
  }
  return product;
}
