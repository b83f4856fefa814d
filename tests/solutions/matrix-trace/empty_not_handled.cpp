// expect: runtime-error
// caught-by: edge
// mistake: asks the first row for its length before it knows that there is one
#include <cstddef>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

double matrix_trace(const Matrix& a) {
  if (a.at(0).size() != a.size()) throw std::invalid_argument("not square");
  for (const auto& row : a) {
    if (row.size() != a.size()) throw std::invalid_argument("not square");
  }
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i][i];
  return sum;
}
