// expect: wrong-answer
// caught-by: error
// mistake: repeats a single row, column or number for the whole of the other operand, as NumPy does
#include <cstddef>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

Matrix hadamard_product(const Matrix& a, const Matrix& b) {
  for (const auto& row : a) {
    if (row.size() != a[0].size()) throw std::invalid_argument("ragged");
  }
  for (const auto& row : b) {
    if (row.size() != b[0].size()) throw std::invalid_argument("ragged");
  }
  if (a.empty() && b.empty()) return {};
  if (a.empty() || b.empty()) throw std::invalid_argument("one is empty");
  const auto fits = [](std::size_t x, std::size_t y) { return x == y || x == 1 || y == 1; };
  if (!fits(a.size(), b.size()) || !fits(a[0].size(), b[0].size())) throw std::invalid_argument("shapes");
  const std::size_t rows = a.size() > b.size() ? a.size() : b.size();
  const std::size_t columns = a[0].size() > b[0].size() ? a[0].size() : b[0].size();
  Matrix c(rows, std::vector<double>(columns));
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) {
      c[i][j] = a[i % a.size()][j % a[0].size()] * b[i % b.size()][j % b[0].size()];
    }
  }
  return c;
}
