// expect: wrong-answer
// caught-by: error
// mistake: compares a[0].size() with b.size() and trusts that every other row has the same length
#include <cstddef>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

Matrix matrix_multiply(const Matrix& a, const Matrix& b) {
  if (a.empty() && b.empty()) return {};
  if (a.empty() || a[0].size() != b.size()) throw std::invalid_argument("inner sizes differ");
  Matrix c(a.size(), std::vector<double>(b[0].size()));
  for (std::size_t i = 0; i < c.size(); ++i) {
    for (std::size_t j = 0; j < c[i].size(); ++j) {
      for (std::size_t l = 0; l < b.size(); ++l) {
        if (l < a[i].size() && j < b[l].size()) c[i][j] += a[i][l] * b[l][j];
      }
    }
  }
  return c;
}
