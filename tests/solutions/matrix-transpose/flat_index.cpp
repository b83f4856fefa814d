// expect: wrong-answer
// caught-by: shape
// mistake: copies through a flat array and reads it with the stride of the wrong dimension
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
  std::vector<double> flat(rows * columns);
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) flat[i * columns + j] = a[i][j];
  }
  Matrix t(columns, std::vector<double>(rows));
  for (std::size_t i = 0; i < columns; ++i) {
    for (std::size_t j = 0; j < rows; ++j) t[i][j] = flat[(j * rows + i) % flat.size()];  // j * columns + i
  }
  return t;
}
