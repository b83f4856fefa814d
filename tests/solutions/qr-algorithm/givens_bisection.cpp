// expect: accepted
// No QR at all: plane rotations to tridiagonal form (Givens), then bisection on the number of eigenvalues
// below x, which is the number of negative pivots of T - x I (Sturm). Largest first.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

namespace {

// Rotates rows and columns p and q of a symmetric matrix so that a[q][k] becomes zero.
void annihilate(Matrix& a, std::size_t p, std::size_t q, std::size_t k) {
  if (a[q][k] == 0) return;
  const double r = std::hypot(a[p][k], a[q][k]), c = a[p][k] / r, s = a[q][k] / r;
  for (auto& row : a) {
    const double x = row[p], y = row[q];
    row[p] = c * x + s * y, row[q] = c * y - s * x;
  }
  for (std::size_t j = 0; j < a.size(); ++j) {
    const double x = a[p][j], y = a[q][j];
    a[p][j] = c * x + s * y, a[q][j] = c * y - s * x;
  }
}

// How many eigenvalues of the tridiagonal part of `a` lie below x.
std::size_t count_below(const Matrix& a, double x) {
  std::size_t count = 0;
  double pivot = 1;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double beside = i == 0 ? 0 : a[i][i - 1];
    pivot = a[i][i] - x - (beside == 0 ? 0 : beside * (beside / pivot));
    if (pivot == 0) pivot = -1e-290;
    if (pivot < 0) ++count;
  }
  return count;
}

}  // namespace

std::vector<double> qr_eigenvalues(const Matrix& matrix) {
  const std::size_t n = matrix.size();
  double largest = 0;
  for (const auto& row : matrix) {
    if (row.size() != n) throw std::invalid_argument("not square");
    for (double x : row) largest = std::max(largest, std::abs(x));
  }
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (matrix[i][j] != matrix[j][i]) throw std::invalid_argument("not symmetric");
  if (largest == 0) return std::vector<double>(n, 0.0);
  Matrix a = matrix;
  for (auto& row : a)
    for (double& x : row) x /= largest;
  for (std::size_t k = 0; k + 2 < n; ++k)
    for (std::size_t i = k + 2; i < n; ++i) annihilate(a, k + 1, i, k);
  std::vector<double> values;
  for (std::size_t k = n; k-- > 0;) {  // the eigenvalue with k smaller ones
    double low = -2 * static_cast<double>(n), high = -low;
    for (int halving = 0; halving < 70; ++halving) {
      const double middle = (low + high) / 2;
      (count_below(a, middle) > k ? high : low) = middle;
    }
    values.push_back((low + high) / 2 * largest);
  }
  return values;
}
