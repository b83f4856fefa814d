// expect: accepted
// Neumaier's compensated sum from the last entry to the first; argument by value, trailing return type.
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

auto matrix_trace(Matrix a) -> double {
  for (const auto& row : a) {
    if (row.size() != a.size()) throw std::invalid_argument("not square");
  }
  double sum = 0, correction = 0;
  for (std::size_t i = a.size(); i-- > 0;) {
    const double x = a[i][i], next = sum + x;
    correction += std::abs(sum) >= std::abs(x) ? (sum - next) + x : (x - next) + sum;
    sum = next;
  }
  return sum + correction;
}
