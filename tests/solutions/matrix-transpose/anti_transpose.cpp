// expect: wrong-answer
// caught-by: basic
// mistake: reflects at the other diagonal
#include <cstddef>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

Matrix matrix_transpose(const Matrix& a) {
  for (const auto& row : a) {
    if (row.size() != a[0].size()) throw std::invalid_argument("ragged");
  }
  if (a.empty()) return {};
  const std::size_t rows = a.size(), columns = a[0].size();
  Matrix t(columns, std::vector<double>(rows));
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) t[columns - 1 - j][rows - 1 - i] = a[i][j];
  }
  return t;
}
