// expect: wrong-answer
// caught-by: ill-conditioned
// mistake: inverts a'a and multiplies by a': the condition number is squared
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <utility>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

static Matrix multiply(const Matrix& a, const Matrix& b) {
  Matrix c(a.size(), std::vector<double>(b.size(), 0.0));
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t l = 0; l < b.size(); ++l) {
      for (std::size_t j = 0; j < b.size(); ++j) c[i][j] += a[i][l] * b[l][j];
    }
  }
  return c;
}

static Matrix eliminate(const Matrix& a, double threshold) {
  const std::size_t n = a.size();
  Matrix w = a;
  for (std::size_t i = 0; i < n; ++i) {
    w[i].resize(2 * n, 0.0);
    w[i][n + i] = 1;
  }
  for (std::size_t k = 0; k < n; ++k) {
    std::size_t best = k;
    for (std::size_t i = k + 1; i < n; ++i) {
      if (std::abs(w[i][k]) > std::abs(w[best][k])) best = i;
    }
    std::swap(w[k], w[best]);
    if (std::abs(w[k][k]) <= threshold) throw std::domain_error("singular");
    const double pivot = w[k][k];
    for (double& x : w[k]) x /= pivot;
    for (std::size_t i = 0; i < n; ++i) {
      const double factor = w[i][k];
      if (i == k) continue;
      for (std::size_t j = 0; j < 2 * n; ++j) w[i][j] -= factor * w[k][j];
    }
  }
  for (auto& row : w) row.erase(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(n));
  return w;
}

Matrix matrix_inverse(const Matrix& a) {
  const std::size_t n = a.size();
  for (const auto& row : a) {
    if (row.size() != n) throw std::invalid_argument("not square");
  }
  double largest = 0;
  for (const auto& row : a) {
    for (double x : row) largest = std::max(largest, std::abs(x));
  }
  eliminate(a, 1e-13 * largest);  // is it singular at all?
  Matrix transposed = a;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) transposed[i][j] = a[j][i];
  }
  return multiply(eliminate(multiply(transposed, a), 0), transposed);
}
