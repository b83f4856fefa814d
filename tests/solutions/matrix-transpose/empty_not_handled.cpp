// expect: runtime-error
// caught-by: edge
// mistake: asks the first row for its length before it knows that there is one
#include <cstddef>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

Matrix matrix_transpose(const Matrix& a) {
  const std::size_t columns = a.at(0).size();
  for (const auto& row : a) {
    if (row.size() != a[0].size()) throw std::invalid_argument("ragged");
  }
  Matrix t(columns, std::vector<double>(a.size()));
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < columns; ++j) t[j][i] = a[i][j];
  }
  return t;
}
