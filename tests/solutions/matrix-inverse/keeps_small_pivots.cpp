// expect: wrong-answer
// caught-by: structure
// mistake: exchanges rows only where the pivot is below 1e-4 of the largest entry

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <utility>
#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

static constexpr double kSingular = 1e-13, kSmallPivot = 1e-4;

static double largest_magnitude(const Vector& row) {
  double largest = 0;
  for (double x : row) largest = std::max(largest, std::abs(x));
  return largest;
}

static Matrix scaled_and_augmented(const Matrix& a) {
  const std::size_t n = a.size();
  Matrix rows;
  for (std::size_t i = 0; i < n; ++i) {
    const double largest = largest_magnitude(a[i]);
    if (largest == 0) throw std::domain_error("matrix_inverse: singular (a row of zeros)");
    const double scale = std::ldexp(1.0, -std::ilogb(largest));
    Vector row(2 * n, 0.0);
    for (std::size_t j = 0; j < n; ++j) row[j] = a[i][j] * scale;
    row[n + i] = scale;
    rows.push_back(std::move(row));
  }
  return rows;
}

static void refuse_singular(Matrix rows) {
  const std::size_t n = rows.size();
  for (std::size_t k = 0; k < n; ++k) {
    std::size_t best = k;
    for (std::size_t i = k + 1; i < n; ++i)
      if (std::abs(rows[i][k]) > std::abs(rows[best][k])) best = i;
    if (!(std::abs(rows[best][k]) > kSingular)) throw std::domain_error("matrix_inverse: singular");
    std::swap(rows[k], rows[best]);
    for (std::size_t i = k + 1; i < n; ++i) {
      const double factor = rows[i][k] / rows[k][k];
      for (std::size_t j = k; j < n; ++j) rows[i][j] -= factor * rows[k][j];
    }
  }
}

Matrix matrix_inverse(const Matrix& a) {
  const std::size_t n = a.size();
  for (const Vector& row : a) {
    if (row.size() != n) throw std::invalid_argument("matrix_inverse: the matrix is not square");
  }

  Matrix rows = scaled_and_augmented(a);
  refuse_singular(rows);
  for (std::size_t k = 0; k < n; ++k) {
    if (std::abs(rows[k][k]) < kSmallPivot) {
      std::size_t best = k;
      for (std::size_t i = k + 1; i < n; ++i)
        if (std::abs(rows[i][k]) > std::abs(rows[best][k])) best = i;
      std::swap(rows[k], rows[best]);
    }

    const double pivot = rows[k][k];
    for (std::size_t j = k; j < 2 * n; ++j) rows[k][j] /= pivot;
    for (std::size_t i = 0; i < n; ++i) {
      const double factor = rows[i][k];
      if (i == k || factor == 0) continue;
      for (std::size_t j = k; j < 2 * n; ++j) rows[i][j] -= factor * rows[k][j];
    }
  }

  for (Vector& row : rows) row.erase(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(n));
  return rows;
}
