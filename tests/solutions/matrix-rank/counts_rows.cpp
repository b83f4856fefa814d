// expect: wrong-answer
// caught-by: basic
// mistake: counts the rows that are not zero, without eliminating anything
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <utility>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

int matrix_rank(const Matrix& a) {
  for (const auto& row : a) {
    if (row.size() != a[0].size()) throw std::invalid_argument("ragged");
  }
  return static_cast<int>(std::count_if(a.begin(), a.end(), [](const auto& row) {
    return std::any_of(row.begin(), row.end(), [](double x) { return x != 0; });
  }));
}
