// expect: wrong-answer
// caught-by: random
// mistake: walks along a buffer of 32 entries; the rest of the diagonal is lost

#include <cstddef>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

double matrix_trace(const Matrix& a) {
  for (const auto& row : a) {
    if (row.size() != a.size()) throw std::invalid_argument("matrix_trace: the matrix is not square");
  }

  double sum = 0.0;
  for (std::size_t i = 0; i < a.size() && i < 32; ++i) sum += a[i][i];
  return sum;
}
