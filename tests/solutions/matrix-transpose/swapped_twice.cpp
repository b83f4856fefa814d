// expect: wrong-answer
// caught-by: basic
// mistake: swaps (i, j) and later (j, i): square matrices come back unchanged
#include <cstddef>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

Matrix matrix_transpose(const Matrix& a) {
  for (const auto& row : a) {
    if (row.size() != a[0].size()) throw std::invalid_argument("ragged");
  }
  if (a.empty()) return {};
  if (a.size() != a[0].size()) {
    Matrix t(a[0].size(), std::vector<double>(a.size()));
    for (std::size_t i = 0; i < a.size(); ++i) {
      for (std::size_t j = 0; j < a[0].size(); ++j) t[j][i] = a[i][j];
    }
    return t;
  }
  Matrix t = a;
  for (std::size_t i = 0; i < t.size(); ++i) {
    for (std::size_t j = 0; j < t.size(); ++j) {
      const double kept = t[i][j];
      t[i][j] = t[j][i];
      t[j][i] = kept;
    }
  }
  return t;
}
