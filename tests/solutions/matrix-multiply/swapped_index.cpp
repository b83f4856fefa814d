// expect: wrong-answer
// caught-by: shape
// mistake: the result is indexed [j][i]; only square products survive, and those come out transposed
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
  const std::size_t n = b.empty() ? 0 : b[0].size();
  Matrix c(n, std::vector<double>(a.size()));
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      for (std::size_t l = 0; l < b.size(); ++l) c[j][i] += a[i][l] * b[l][j];
    }
  }
  return c;
}
