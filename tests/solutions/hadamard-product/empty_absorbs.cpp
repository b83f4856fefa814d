// expect: wrong-answer
// caught-by: error
// mistake: answers {} as soon as one operand is {}, whatever the other is
#include <cstddef>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

Matrix hadamard_product(const Matrix& a, const Matrix& b) {
  if (a.empty() || b.empty()) return {};
  if (a.size() != b.size()) throw std::invalid_argument("rows");
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a[0].size() || b[i].size() != a[0].size()) throw std::invalid_argument("columns");
  }
  Matrix c = a;
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < a[i].size(); ++j) c[i][j] *= b[i][j];
  }
  return c;
}
