// expect: wrong-answer
// caught-by: random
// mistake: exp(log|a| + log|b|) with the sign put back: some last digits are lost
#include <cmath>
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
      const double magnitude = std::exp(std::log(std::abs(a[i][j])) + std::log(std::abs(b[i][j])));
      c[i][j] = (a[i][j] < 0) == (b[i][j] < 0) ? magnitude : -magnitude;
    }
  }
  return c;
}
