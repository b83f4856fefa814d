// expect: wrong-answer
// caught-by: shape
// mistake: takes single columns for vectors and returns their inner product

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
  if (a.size() > 1 && a[0].size() == 1) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += a[i][0] * b[i][0];
    return {{sum}};
  }
  Matrix product = a;
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < a[i].size(); ++j) product[i][j] *= b[i][j];
  }
  return product;
}
