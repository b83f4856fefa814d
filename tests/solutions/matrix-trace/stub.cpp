// expect: wrong-answer
// caught-by: basic
// mistake: nothing is implemented yet
#include <cstddef>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

double matrix_trace(const Matrix& a) {
  (void)a;
  return 0;
}
