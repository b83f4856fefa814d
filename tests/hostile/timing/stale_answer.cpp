// expect: accepted
// problem: matrix-multiply
// timing: refused
// what: returns the previous answer when calls come quickly: caught by the checks of timed answers
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

static void check(const Matrix& a, const Matrix& b) {
  for (const auto& row : a)
    if (row.size() != b.size() || row.size() != a[0].size()) throw std::invalid_argument("inner dimensions differ");
  for (const auto& row : b)
    if (row.size() != b[0].size()) throw std::invalid_argument("ragged");
  if (a.empty() != b.empty()) throw std::invalid_argument("inner dimensions differ");
}

static Matrix honest_product(const Matrix& a, const Matrix& b) {
  check(a, b);
  Matrix c(a.size(), std::vector<double>(b.empty() ? 0 : b[0].size()));
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t k = 0; k < b.size(); ++k)
      for (std::size_t j = 0; j < c[i].size(); ++j) c[i][j] += a[i][k] * b[k][j];
  return c;
}

Matrix matrix_multiply(const Matrix& a, const Matrix& b) {
  static Matrix last;
  static int calls = 0;
  if (a.size() >= 32 && a.size() == b.size() && ++calls > 2 && last.size() == a.size()) return last;
  return last = honest_product(a, b);
}
