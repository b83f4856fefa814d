// expect: wrong-answer
// caught-by: basic
// mistake: nothing is implemented yet
#include <cstddef>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

Matrix hadamard_product(const Matrix& a, const Matrix& b) {
  (void)a;
  (void)b;
  return {};
}
