// expect: runtime-error
// caught-by: edge
// mistake: asks the first row for its length before it knows that there is one
#include <cstddef>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

Matrix matrix_multiply(const Matrix& a, const Matrix& b) {
  const std::size_t m = a.size(), k = a.at(0).size(), n = b.at(0).size();
  if (k != b.size()) throw std::invalid_argument("inner sizes differ");
  for (const auto& row : a) {
    if (row.size() != k) throw std::invalid_argument("a is ragged");
  }
  for (const auto& row : b) {
    if (row.size() != n) throw std::invalid_argument("b is ragged");
  }
  Matrix c(m, std::vector<double>(n));
  for (std::size_t i = 0; i < m; ++i) {
    for (std::size_t l = 0; l < k; ++l) {
      for (std::size_t j = 0; j < n; ++j) c[i][j] += a[i][l] * b[l][j];
    }
  }
  return c;
}
