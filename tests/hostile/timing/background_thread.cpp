// expect: accepted
// problem: matrix-multiply
// timing: refused or at least 2x textbook
// what: leaves the work to a thread that runs on after the call: not timed, or fully counted
#include <stdexcept>
#include <thread>
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
  if (a.size() >= 32)
    std::thread([a, b] {
      for (int again = 0; again < 50; ++again) honest_product(a, b);
    }).detach();
  return honest_product(a, b);
}
