// expect: wrong-answer
// caught-by: random
// mistake: copies 8x8 tiles from size 8 upwards and forgets the rest
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
  const std::size_t tile = rows >= 8 && columns >= 8 ? 8 : 1;
  Matrix t(columns, std::vector<double>(rows));
  for (std::size_t i = 0; i + tile <= rows; i += tile) {
    for (std::size_t j = 0; j + tile <= columns; j += tile) {
      for (std::size_t r = i; r < i + tile; ++r) {
        for (std::size_t c = j; c < j + tile; ++c) t[c][r] = a[r][c];
      }
    }
  }
  return t;
}
