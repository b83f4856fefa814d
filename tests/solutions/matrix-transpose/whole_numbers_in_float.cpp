// expect: wrong-answer
// caught-by: scale
// mistake: keeps whole numbers in single precision, as if they were all small

#include <cmath>
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

  Matrix result(columns, std::vector<double>(rows));
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) {
      const bool whole = std::abs(a[i][j]) < 1e16 && a[i][j] == std::floor(a[i][j]);
      result[j][i] = whole && a[i][j] != 0 ? static_cast<double>(static_cast<float>(a[i][j])) : a[i][j];
    }
  }
  return result;
}
