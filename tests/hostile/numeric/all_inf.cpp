// expect: wrong-answer
// problem: matrix-inverse
// what: an answer of all inf
#include <cmath>
#include <stdexcept>
#include <vector>

std::vector<std::vector<double>> matrix_inverse(const std::vector<std::vector<double>>& a) {
  return std::vector<std::vector<double>>(a.empty() ? 0 : a[0].size(), std::vector<double>(a.size(), HUGE_VAL));
}
