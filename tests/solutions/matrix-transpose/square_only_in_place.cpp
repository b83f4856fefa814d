// expect: wrong-answer
// caught-by: shape
// mistake: swaps in place over the square part and returns every other shape as it is
#include <cstddef>
#include <stdexcept>
#include <utility>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

Matrix matrix_transpose(Matrix a) {
  for (const auto& row : a) {
    if (row.size() != a[0].size()) throw std::invalid_argument("ragged");
  }
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = i + 1; j < a.size() && j < a[i].size(); ++j) std::swap(a[i][j], a[j][i]);
  }
  return a;
}
