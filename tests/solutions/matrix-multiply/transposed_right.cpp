// expect: wrong-answer
// caught-by: basic
// mistake: reads b[j][l] for b[l][j]: the product with the transpose, right only for symmetric b
#include <cstddef>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

static void check(const Matrix& a, const Matrix& b) {
  for (const auto& row : a) {
    if (row.size() != b.size()) throw std::invalid_argument("sizes");
  }
  for (const auto& row : b) {
    if (row.size() != b[0].size()) throw std::invalid_argument("ragged");
  }
}

Matrix matrix_multiply(const Matrix& a, const Matrix& b) {
  check(a, b);
  Matrix c(a.size(), std::vector<double>(b.empty() ? 0 : b[0].size()));
  for (std::size_t i = 0; i < c.size(); ++i) {
    for (std::size_t j = 0; j < c[i].size(); ++j) {
      for (std::size_t l = 0; l < b.size(); ++l) {
        if (j < b.size() && l < b[j].size()) c[i][j] += a[i][l] * b[j][l];
      }
    }
  }
  return c;
}
