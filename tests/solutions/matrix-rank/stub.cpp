// expect: wrong-answer
// caught-by: basic
// mistake: nothing is implemented yet
#include <vector>

using Matrix = std::vector<std::vector<double>>;

int matrix_rank(const Matrix& a) {
  (void)a;
  return 0;
}
