// expect: wrong-answer
// caught-by: basic
// mistake: nothing is implemented yet
#include <vector>

using Matrix = std::vector<std::vector<double>>;

Matrix matrix_inverse(const Matrix& a) {
  (void)a;
  return {};
}
