// Matrix inverse by Gauss-Jordan elimination on [A | I] with row scaling and partial pivoting.
//
// Complexity: about 3 n^3 floating-point operations, O(n^2) memory.
//
// Numerical notes:
//  - Pivoting is not about zeros. A pivot that is small beside its column makes factors that are large, and
//    the other rows drown in them: [[1e-20, 1], [1, 1]] has no zero there and loses everything. The largest
//    candidate keeps every factor at or below 1 in magnitude.
//  - "Small" needs a scale. Rows are first brought to the same size, so that pivots compare with 1 and not
//    with the unit that somebody measured in; 1e-100 A is exactly as invertible as A.
//  - In exact arithmetic some pivot is zero just when A is singular; rounding makes 1e-17 to 1e-14 of it. For
//    an invertible A no pivot is below 1 / (||A||_F ||A^-1||_F): a submatrix of B^-1, B the scaled matrix,
//    maps the column that the pivot is chosen from to e_1, so pivot * ||B^-1||_inf >= 1; and ||B^-1||_inf <=
//    ||A^-1||_F ||A||_F by the Cauchy-Schwarz inequality. With kappa <= 1e10, 1e-13 tells the two apart.
//  - The determinant plays no part: it scales like s^n (1e-20 for 1e-5 I of size 4) and measures no distance.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <utility>
#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

static constexpr double kSingular = 1e-13;

static double largest_magnitude(const Vector& row) {
  double largest = 0;
  for (double x : row) largest = std::max(largest, std::abs(x));
  return largest;
}

// [A | I] with every row divided by the power of two just below its largest entry. That is a row operation on
// both halves, so the solution X of A X = I stays what it was; and powers of two divide without rounding.
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

Matrix matrix_inverse(const Matrix& a) {
  const std::size_t n = a.size();
  for (const Vector& row : a) {
    if (row.size() != n) throw std::invalid_argument("matrix_inverse: the matrix is not square");
  }

  Matrix rows = scaled_and_augmented(a);
  for (std::size_t k = 0; k < n; ++k) {
    std::size_t best = k;
    for (std::size_t i = k + 1; i < n; ++i) {
      if (std::abs(rows[i][k]) > std::abs(rows[best][k])) best = i;
    }
    if (!(std::abs(rows[best][k]) > kSingular)) throw std::domain_error("matrix_inverse: singular");
    std::swap(rows[k], rows[best]);  // both halves move together: no permutation to undo at the end

    // Columns before k are unit vectors already, so the loops start at k.
    const double pivot = rows[k][k];
    for (std::size_t j = k; j < 2 * n; ++j) rows[k][j] /= pivot;
    for (std::size_t i = 0; i < n; ++i) {
      const double factor = rows[i][k];
      if (i == k || factor == 0) continue;
      for (std::size_t j = k; j < 2 * n; ++j) rows[i][j] -= factor * rows[k][j];
    }
  }

  for (Vector& row : rows) row.erase(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(n));
  return rows;  // the left half has become I, and the right half what I became: A^-1
}
