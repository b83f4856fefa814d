// expect: wrong-answer
// caught-by: structure
// mistake: returns a square matrix as it is when everything below its diagonal is zero

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

  bool diagonal = rows == columns && rows > 1;
  for (std::size_t i = 0; i < rows && diagonal; ++i)
    for (std::size_t j = 0; j < i; ++j) diagonal = diagonal && a[i][j] == 0;
  if (diagonal) return a;

  Matrix result(columns, std::vector<double>(rows));
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) result[j][i] = a[i][j];
  }
  return result;
}
