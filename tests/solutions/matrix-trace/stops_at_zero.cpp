// expect: wrong-answer
// caught-by: structure
// mistake: takes a zero for the end of the diagonal

#include <cstddef>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

double matrix_trace(const Matrix& a) {
  for (const auto& row : a) {
    if (row.size() != a.size()) throw std::invalid_argument("matrix_trace: the matrix is not square");
  }

  double sum = 0.0;
  for (std::size_t i = 0; i < a.size() && a[i][i] != 0; ++i) sum += a[i][i];
  return sum;
}
