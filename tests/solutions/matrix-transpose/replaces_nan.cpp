// expect: wrong-answer
// caught-by: edge
// mistake: copies only entries that compare as numbers: what is not > -inf stays 0
#include <cstddef>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

Matrix matrix_transpose(const Matrix& a) {
  for (const auto& row : a) {
    if (row.size() != a[0].size()) throw std::invalid_argument("ragged");
  }
  if (a.empty()) return {};
  Matrix t(a[0].size(), std::vector<double>(a.size()));
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < a[0].size(); ++j) {
      if (a[i][j] < 0 || a[i][j] > 0) t[j][i] = a[i][j];
    }
  }
  return t;
}
