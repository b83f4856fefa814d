// expect: wrong-answer
// caught-by: basic
// mistake: assigns where it must add: only the last product of each sum is kept
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
      for (std::size_t l = 0; l < b.size(); ++l) c[i][j] = a[i][l] * b[l][j];
    }
  }
  return c;
}
