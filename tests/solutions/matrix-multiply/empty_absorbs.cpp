// expect: wrong-answer
// caught-by: error
// mistake: takes {} times anything, and anything times {}, for {}
#include <cstddef>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

Matrix matrix_multiply(const Matrix& a, const Matrix& b) {
  if (a.empty() || b.empty()) return {};
  for (const auto& row : a) {
    if (row.size() != b.size()) throw std::invalid_argument("inner sizes differ");
  }
  for (const auto& row : b) {
    if (row.size() != b[0].size()) throw std::invalid_argument("ragged");
  }
  Matrix c(a.size(), std::vector<double>(b[0].size()));
  for (std::size_t i = 0; i < c.size(); ++i) {
    for (std::size_t l = 0; l < b.size(); ++l) {
      for (std::size_t j = 0; j < c[i].size(); ++j) c[i][j] += a[i][l] * b[l][j];
    }
  }
  return c;
}
