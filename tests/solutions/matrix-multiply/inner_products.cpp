// expect: accepted
// Transposes b first and takes inner products of rows; parameters by value, trailing return type.
#include <numeric>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

auto matrix_multiply(Matrix a, Matrix b) -> Matrix {
  Matrix columns(b.empty() ? 0 : b[0].size());
  for (const auto& row : b) {
    if (row.size() != columns.size()) throw std::invalid_argument("b is ragged");
    for (std::size_t j = 0; j < row.size(); ++j) columns[j].push_back(row[j]);
  }
  Matrix product;
  for (const auto& row : a) {
    if (row.size() != b.size()) throw std::invalid_argument("inner sizes differ");
    product.emplace_back();
    for (const auto& column : columns) {
      product.back().push_back(std::inner_product(row.begin(), row.end(), column.begin(), 0.0));
    }
  }
  return product;
}
