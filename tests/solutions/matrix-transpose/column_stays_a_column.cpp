// expect: wrong-answer
// caught-by: shape
// mistake: takes a single column for a vector and returns it as it is

#include <cstddef>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

Matrix matrix_transpose(const Matrix& a) {
  if (a.empty()) return {};
  const std::size_t rows = a.size(), columns = a.front().size();
  for (const auto& row : a) {
    if (row.size() != columns) throw std::invalid_argument("matrix_transpose: ragged matrix");
  }

  if (columns == 1) return a;
  Matrix result(columns, std::vector<double>(rows));
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) result[j][i] = a[i][j];
  }
  return result;
}
