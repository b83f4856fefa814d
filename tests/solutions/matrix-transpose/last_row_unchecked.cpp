// expect: wrong-answer
// caught-by: error
// mistake: compares neighbouring rows and stops one pair too early

#include <cstddef>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

Matrix matrix_transpose(const Matrix& a) {
  if (a.empty()) return {};
  const std::size_t rows = a.size(), columns = a.front().size();
  for (std::size_t i = 0; i + 2 < rows; ++i) {
    if (a[i].size() != a[i + 1].size()) throw std::invalid_argument("matrix_transpose: ragged matrix");
  }

  Matrix result(columns, std::vector<double>(rows));
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) result.at(j)[i] = a[i].at(j);
  }
  return result;
}
