// expect: wrong-answer
// caught-by: basic
// mistake: multiplies as int
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
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < a[i].size(); ++j) {
      const int product = static_cast<int>(a[i][j]) * static_cast<int>(b[i][j]);
      c[i][j] = product;
    }
  }
  return c;
}
