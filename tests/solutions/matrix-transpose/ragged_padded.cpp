// expect: wrong-answer
// caught-by: error
// mistake: fills up short rows with zeros instead of rejecting them
#include <cstddef>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

Matrix matrix_transpose(const Matrix& a) {
  std::size_t columns = 0;
  for (const auto& row : a) columns = row.size() > columns ? row.size() : columns;
  Matrix t(columns, std::vector<double>(a.size(), 0.0));
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < a[i].size(); ++j) t[j][i] = a[i][j];
  }
  return t;
}
