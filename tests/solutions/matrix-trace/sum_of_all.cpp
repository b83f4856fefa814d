// expect: wrong-answer
// caught-by: basic
// mistake: adds all entries
#include <cstddef>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

double matrix_trace(const Matrix& a) {
  for (const auto& row : a) {
    if (row.size() != a.size()) throw std::invalid_argument("not square");
  }
  double sum = 0;
  for (const auto& row : a) {
    for (double x : row) sum += x;
  }
  return sum;
}
