// expect: wrong-answer
// caught-by: basic
// mistake: solves for the rows of the inverse and stores them as columns: the transpose comes out
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <utility>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

Matrix matrix_inverse(const Matrix& a) {
  const std::size_t n = a.size();
  for (const auto& row : a) {
    if (row.size() != n) throw std::invalid_argument("not square");
  }
  double largest = 0;
  for (const auto& row : a) {
    for (double x : row) largest = std::max(largest, std::abs(x));
  }
  Matrix inverse;
  for (std::size_t c = 0; c < n; ++c) {
    Matrix w = a;
    for (std::size_t i = 0; i < n; ++i) w[i].push_back(i == c ? 1 : 0);
    for (std::size_t k = 0; k < n; ++k) {
      std::size_t best = k;
      for (std::size_t i = k + 1; i < n; ++i) {
        if (std::abs(w[i][k]) > std::abs(w[best][k])) best = i;
      }
      if (std::abs(w[best][k]) <= 1e-13 * largest) throw std::domain_error("singular");
      std::swap(w[k], w[best]);
      for (std::size_t i = 0; i < n; ++i) {
        const double factor = w[i][k] / w[k][k];
        if (i == k) continue;
        for (std::size_t j = k; j <= n; ++j) w[i][j] -= factor * w[k][j];
      }
    }
    inverse.emplace_back();  // a row, although this is column c
    for (std::size_t i = 0; i < n; ++i) inverse.back().push_back(w[i][n] / w[i][i]);
  }
  return inverse;
}
