// expect: wrong-answer
// caught-by: error
// mistake: looks at the lengths of the first and the last row of each operand only
#include <cstddef>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

Matrix matrix_multiply(const Matrix& a, const Matrix& b) {
  if (a.empty() && b.empty()) return {};
  if (a.empty() || b.empty()) throw std::invalid_argument("one operand is empty");
  if (a.front().size() != b.size() || a.back().size() != b.size())
    throw std::invalid_argument("inner sizes differ");
  if (b.back().size() != b.front().size()) throw std::invalid_argument("ragged");
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
