// expect: runtime-error
// caught-by: edge
// mistake: asks the first row for its length before it knows that there is one
#include <cstddef>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

Matrix hadamard_product(const Matrix& a, const Matrix& b) {
  const std::size_t columns = a.at(0).size();
  if (a.size() != b.size()) throw std::invalid_argument("rows");
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a[0].size() || b[i].size() != a[0].size()) throw std::invalid_argument("columns");
  }
  Matrix c(a.size(), std::vector<double>(columns));
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < columns; ++j) c[i][j] = a[i][j] * b[i][j];
  }
  return c;
}
