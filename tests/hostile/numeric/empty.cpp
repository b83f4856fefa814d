// expect: wrong-answer
// problem: matrix-inverse
// what: an answer of empty
#include <cmath>
#include <stdexcept>
#include <vector>

std::vector<std::vector<double>> matrix_inverse(const std::vector<std::vector<double>>& a) {
  static_cast<void>(a);
  return {};
}
