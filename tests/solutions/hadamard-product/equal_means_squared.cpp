// expect: wrong-answer
// caught-by: structure
// mistake: squares a matrix when it is given twice

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
  if (a == b && !a.empty() && a.size() == a[0].size()) {
    const std::size_t n = a.size();
    Matrix square(n, std::vector<double>(n));
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t k = 0; k < n; ++k)
        for (std::size_t j = 0; j < n; ++j) square[i][j] += a[i][k] * a[k][j];
    return square;
  }
  Matrix product = a;
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < a[i].size(); ++j) product[i][j] *= b[i][j];
  }
  return product;
}
