// expect: wrong-answer
// caught-by: error
// mistake: sums over the smaller of the two inner sizes and never looks whether they agree
#include <algorithm>
#include <cstddef>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

Matrix matrix_multiply(const Matrix& a, const Matrix& b) {
  Matrix c(a.size(), std::vector<double>(b.empty() ? 0 : b[0].size()));
  for (std::size_t i = 0; i < c.size(); ++i) {
    for (std::size_t l = 0; l < std::min(a[i].size(), b.size()); ++l) {
      for (std::size_t j = 0; j < std::min(c[i].size(), b[l].size()); ++j) c[i][j] += a[i][l] * b[l][j];
    }
  }
  return c;
}
