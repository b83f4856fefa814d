// expect: accepted
// LU with partial pivoting, then two triangular solves for every column of I; takes its argument by value.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <utility>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

static double largest_magnitude(const Matrix& a) {
  double largest = 0;
  for (const auto& row : a) {
    for (double x : row) largest = std::max(largest, std::abs(x));
  }
  return largest;
}

Matrix matrix_inverse(Matrix lu) {
  const std::size_t n = lu.size();
  for (const auto& row : lu) {
    if (row.size() != n) throw std::invalid_argument("not square");
  }
  const double threshold = 1e-12 * largest_magnitude(lu);
  std::vector<std::size_t> source(n);
  for (std::size_t i = 0; i < n; ++i) source[i] = i;
  for (std::size_t k = 0; k < n; ++k) {
    std::size_t best = k;
    for (std::size_t i = k + 1; i < n; ++i) {
      if (std::abs(lu[i][k]) > std::abs(lu[best][k])) best = i;
    }
    std::swap(lu[k], lu[best]);
    std::swap(source[k], source[best]);
    if (std::abs(lu[k][k]) <= threshold) throw std::domain_error("singular");
    for (std::size_t i = k + 1; i < n; ++i) {
      lu[i][k] /= lu[k][k];
      for (std::size_t j = k + 1; j < n; ++j) lu[i][j] -= lu[i][k] * lu[k][j];
    }
  }
  Matrix inverse(n, std::vector<double>(n));
  for (std::size_t c = 0; c < n; ++c) {
    std::vector<double> x(n);
    for (std::size_t i = 0; i < n; ++i) {
      x[i] = source[i] == c ? 1 : 0;
      for (std::size_t j = 0; j < i; ++j) x[i] -= lu[i][j] * x[j];
    }
    for (std::size_t i = n; i-- > 0;) {
      for (std::size_t j = i + 1; j < n; ++j) x[i] -= lu[i][j] * x[j];
      x[i] /= lu[i][i];
    }
    for (std::size_t i = 0; i < n; ++i) inverse[i][c] = x[i];
  }
  return inverse;
}
