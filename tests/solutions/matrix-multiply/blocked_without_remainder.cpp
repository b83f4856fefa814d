// expect: wrong-answer
// caught-by: random
// mistake: blocks of 16 from 16 upwards, and nobody computes what is left over at the end
#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

Matrix matrix_multiply(const Matrix& a, const Matrix& b) {
  for (const auto& row : a) {
    if (row.size() != b.size()) throw std::invalid_argument("sizes");
  }
  for (const auto& row : b) {
    if (row.size() != b[0].size()) throw std::invalid_argument("ragged");
  }
  if (a.empty()) return {};
  const std::size_t m = a.size(), k = b.size(), n = b[0].size();
  const std::size_t block = std::min({m, k, n}) >= 16 ? 16 : 1;
  Matrix c(m, std::vector<double>(n));
  for (std::size_t i = 0; i + block <= m; i += block) {
    for (std::size_t l = 0; l + block <= k; l += block) {
      for (std::size_t j = 0; j + block <= n; j += block) {
        for (std::size_t p = i; p < i + block; ++p) {
          for (std::size_t q = l; q < l + block; ++q) {
            for (std::size_t r = j; r < j + block; ++r) c[p][r] += a[p][q] * b[q][r];
          }
        }
      }
    }
  }
  return c;
}
