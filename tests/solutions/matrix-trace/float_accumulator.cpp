// expect: wrong-answer
// caught-by: random
// mistake: adds in float
#include <cstddef>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

double matrix_trace(const Matrix& a) {
  for (const auto& row : a) {
    if (row.size() != a.size()) throw std::invalid_argument("not square");
  }
  float sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += static_cast<float>(a[i][i]);
  return sum;
}
