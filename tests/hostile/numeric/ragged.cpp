// expect: wrong-answer
// problem: matrix-inverse
// what: an answer of ragged
#include <cmath>
#include <stdexcept>
#include <vector>

std::vector<std::vector<double>> matrix_inverse(const std::vector<std::vector<double>>& a) {
  std::vector<std::vector<double>> t;
  for (std::size_t i = 0; i <= a.size(); ++i) t.emplace_back(i);
  return t;
}
