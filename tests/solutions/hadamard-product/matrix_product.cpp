// expect: wrong-answer
// caught-by: basic
// mistake: rows times columns: the matrix product
#include <cstddef>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

Matrix hadamard_product(const Matrix& a, const Matrix& b) {
  if (a.size() != b.size()) throw std::invalid_argument("rows");
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a[0].size() || b[i].size() != a[0].size()) throw std::invalid_argument("columns");
  }
  Matrix c = a;
  for (auto& row : c) row.assign(row.size(), 0.0);
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t l = 0; l < a[i].size() && l < b.size(); ++l) {
      for (std::size_t j = 0; j < b[l].size(); ++j) c[i][j] += a[i][l] * b[l][j];
    }
  }
  return c;
}
