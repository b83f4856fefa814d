// expect: wrong-answer
// caught-by: error
// mistake: compares the number of rows with the lengths of the first row and the last only
#include <cstddef>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

double matrix_trace(const Matrix& a) {
  if (a.empty()) return 0;
  if (a.front().size() != a.size() || a.back().size() != a.size()) throw std::invalid_argument("not square");
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (i < a[i].size()) sum += a[i][i];
  }
  return sum;
}
