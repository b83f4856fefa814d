// expect: wrong-answer
// caught-by: ill-conditioned
// mistake: leaves out entries that are small beside the sum so far

#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

double matrix_trace(const Matrix& a) {
  for (const auto& row : a) {
    if (row.size() != a.size()) throw std::invalid_argument("matrix_trace: the matrix is not square");
  }

  double sum = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (!(std::abs(a[i][i]) < 1e-10 * std::abs(sum))) sum += a[i][i];
  return sum;
}
