// expect: wrong-answer
// caught-by: scale
// mistake: skips diagonal entries below 1e-12 as noise
#include <cstddef>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

double matrix_trace(const Matrix& a) {
  for (const auto& row : a) {
    if (row.size() != a.size()) throw std::invalid_argument("not square");
  }
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i][i] > 1e-12 || a[i][i] < -1e-12) sum += a[i][i];
  }
  return sum;
}
