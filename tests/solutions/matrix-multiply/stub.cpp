// expect: wrong-answer
// caught-by: basic
// mistake: nothing is implemented yet
#include <vector>

using Matrix = std::vector<std::vector<double>>;

Matrix matrix_multiply(const Matrix& a, const Matrix& b) {
  (void)a;
  (void)b;
  return {};
}
