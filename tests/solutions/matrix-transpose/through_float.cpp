// expect: wrong-answer
// caught-by: scale
// mistake: keeps the numbers in a float array on the way
#include <cstddef>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

Matrix matrix_transpose(const Matrix& a) {
  for (const auto& row : a) {
    if (row.size() != a[0].size()) throw std::invalid_argument("ragged");
  }
  if (a.empty()) return {};
  std::vector<std::vector<float>> t(a[0].size(), std::vector<float>(a.size()));
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < a[0].size(); ++j) t[j][i] = static_cast<float>(a[i][j]);
  }
  Matrix result;
  for (const auto& row : t) result.emplace_back(row.begin(), row.end());
  return result;
}
