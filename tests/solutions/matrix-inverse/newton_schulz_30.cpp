// expect: runtime-error
// caught-by: ill-conditioned
// mistake: thirty Newton-Schulz steps X <- X (2I - aX); what has not converged by then is called singular
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

Matrix matrix_inverse(const Matrix& a) {
  const std::size_t n = a.size();
  for (const auto& row : a) {
    if (row.size() != n) throw std::invalid_argument("not square");
  }
  // X_0 = a' / (||a||_1 ||a||_inf) makes the iteration converge for every invertible a.
  double norm_1 = 0, norm_inf = 0;
  for (std::size_t i = 0; i < n; ++i) {
    double row = 0, column = 0;
    for (std::size_t j = 0; j < n; ++j) {
      row += std::abs(a[i][j]);
      column += std::abs(a[j][i]);
    }
    norm_inf = std::max(norm_inf, row);
    norm_1 = std::max(norm_1, column);
  }
  if (n > 0 && norm_1 == 0) throw std::domain_error("singular");
  Matrix x = a;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) x[i][j] = a[j][i] / norm_1 / norm_inf;
  }
  double error = 0;
  for (int step = 0; step < 30; ++step) {
    Matrix residual = multiply(a, x);
    error = 0;
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) {
        error = std::max(error, std::abs(residual[i][j] - (i == j ? 1 : 0)));
        residual[i][j] = (i == j ? 2 : 0) - residual[i][j];
      }
    }
    x = multiply(x, residual);
  }
  if (!(error < 1e-3)) throw std::domain_error("singular");
  return x;
}
