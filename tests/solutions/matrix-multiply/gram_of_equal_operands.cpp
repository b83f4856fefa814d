// expect: wrong-answer
// caught-by: structure
// mistake: given the same matrix twice, multiplies it with its transpose

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
  for (std::size_t i = 0; i < m; ++i) {
    for (std::size_t l = 0; l < k; ++l) {
      const double weight = a[i][l];
      for (std::size_t j = 0; j < n; ++j) c[i][j] += weight * (a == b ? b[j][l] : b[l][j]);
    }
  }
  return c;
}
