// expect: wrong-answer
// caught-by: shape
// mistake: takes a matrix smaller than 2x2 for an empty one

#include <cstddef>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

double matrix_trace(const Matrix& a) {
  for (const auto& row : a) {
    if (row.size() != a.size()) throw std::invalid_argument("matrix_trace: the matrix is not square");
  }

  if (a.size() < 2) return 0;
  double sum = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i][i];
  return sum;
}
