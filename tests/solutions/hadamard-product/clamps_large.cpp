// expect: wrong-answer
// caught-by: scale
// mistake: clamps products to 1e100 for fear of overflow

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

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
    for (std::size_t j = 0; j < a[i].size(); ++j)
      product[i][j] = std::clamp(a[i][j] * b[i][j], -1e100, 1e100);
  }
  return product;
}
