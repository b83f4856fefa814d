// expect: wrong-answer
// caught-by: error
// mistake: adds as many entries as there are and never looks at the shape
#include <cstddef>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

double matrix_trace(const Matrix& a) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (i < a[i].size()) sum += a[i][i];
  }
  return sum;
}
