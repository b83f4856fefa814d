// expect: wrong-answer
// caught-by: edge
// mistake: scales by the largest entry and back, which is exact for powers of two until an entry underflows
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

Matrix matrix_transpose(const Matrix& a) {
  for (const auto& row : a) {
    if (row.size() != a[0].size()) throw std::invalid_argument("ragged");
  }
  if (a.empty()) return {};
  double largest = 0;
  for (const auto& row : a) {
    for (double x : row) {
      if (std::isfinite(x)) largest = std::max(largest, std::abs(x));
    }
  }
  int exponent = 0;
  std::frexp(largest, &exponent);
  Matrix t(a[0].size(), std::vector<double>(a.size()));
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < a[i].size(); ++j) {
      t[j][i] = std::ldexp(std::ldexp(a[i][j], -exponent), exponent);
    }
  }
  return t;
}
