// Matrix transpose by the definition: column j of A becomes row j of the result.
//
// Complexity: O(m n) time and memory.
//
// Numerical notes: nothing is computed, so every value arrives unchanged: also -0, denormals, infinities and
// NaN.
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

  // The shape turns, too: m x n becomes n x m. That is why the transpose cannot be made by swaps in place
  // unless the matrix is square.
  Matrix result(columns, std::vector<double>(rows));
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) result[j][i] = a[i][j];
  }
  return result;
}
