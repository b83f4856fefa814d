// expect: wrong-answer
// caught-by: basic
// mistake: the smaller size, unless the matrix is zero
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <utility>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

int matrix_rank(const Matrix& a) {
  for (const auto& row : a) {
    if (row.size() != a[0].size()) throw std::invalid_argument("ragged");
  }
  bool zero = true;
  for (const auto& row : a) {
    for (double x : row) zero = zero && x == 0;
  }
  return zero ? 0 : static_cast<int>(std::min(a.size(), a[0].size()));
}
