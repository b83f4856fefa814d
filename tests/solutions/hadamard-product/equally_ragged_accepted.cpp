// expect: wrong-answer
// caught-by: error
// mistake: compares the operands row by row with each other, never with a rectangle
#include <cstddef>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

Matrix hadamard_product(const Matrix& a, const Matrix& b) {
  if (a.size() != b.size()) throw std::invalid_argument("rows");
  Matrix c = a;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != b[i].size()) throw std::invalid_argument("columns");
    for (std::size_t j = 0; j < a[i].size(); ++j) c[i][j] *= b[i][j];
  }
  return c;
}
