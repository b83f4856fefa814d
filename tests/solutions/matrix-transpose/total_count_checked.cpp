// expect: wrong-answer
// caught-by: error
// mistake: flattens the rows and checks how many entries there are in all
#include <cstddef>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

Matrix matrix_transpose(const Matrix& a) {
  if (a.empty()) return {};
  const std::size_t rows = a.size(), columns = a[0].size();
  std::vector<double> flat;
  for (const auto& row : a) flat.insert(flat.end(), row.begin(), row.end());
  if (flat.size() != rows * columns) throw std::invalid_argument("ragged");
  Matrix t(columns, std::vector<double>(rows));
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) t[j][i] = flat[i * columns + j];
  }
  return t;
}
