// expect: wrong-answer
// caught-by: ill-conditioned
// mistake: multiplies in long double and rounds a second time on the way back
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
      const long double product = static_cast<long double>(a[i][j]) * static_cast<long double>(b[i][j]);
      c[i][j] = static_cast<double>(product);
    }
  }
  return c;
}
