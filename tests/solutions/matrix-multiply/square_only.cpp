// expect: wrong-answer
// caught-by: shape
// mistake: one size n = a.size() for everything
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
  const std::size_t n = a.size();
  Matrix c(n, std::vector<double>(n));
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      for (std::size_t l = 0; l < n; ++l) {
        if (l < a[i].size() && l < b.size() && j < b[l].size()) c[i][j] += a[i][l] * b[l][j];
      }
    }
  }
  return c;
}
