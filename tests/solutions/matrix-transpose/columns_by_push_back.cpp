// expect: accepted
// Builds the columns one entry at a time; argument by value, trailing return type.
#include <cstddef>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

auto matrix_transpose(Matrix a) -> Matrix {
  Matrix columns(a.empty() ? 0 : a.back().size());
  for (const auto& row : a) {
    if (row.size() != columns.size()) throw std::invalid_argument("ragged");
    for (std::size_t j = 0; j < row.size(); ++j) columns[j].push_back(row[j]);
  }
  return columns;
}
