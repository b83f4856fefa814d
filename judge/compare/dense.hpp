// Dense matrices in long double: what residuals and the judge's own evaluations are computed in.
// On x86-64 that is 11 bits more than double and exponents to 1e±4932, so 1e±300 needs no scaling.
#pragma once

#include <cstddef>
#include <limits>
#include <vector>

#include "values/value.hpp"

namespace mathjudge::compare {

static_assert(std::numeric_limits<long double>::digits >= 64,
              "residuals need more precision than the answers they judge");
static_assert(std::numeric_limits<long double>::max_exponent >= 16384,
              "norms of double matrices are squared without scaling");

/// Spacing of the doubles at 1; the unit of every ratio.
inline constexpr long double kEps = 0x1p-52L;
/// Half of it is the largest error of one gradually underflowing operation.
inline constexpr long double kSmallestDouble = 0x1p-1074L;

/// A matrix stored row by row. {} is 0x0.
struct Dense {
  Dense() = default;
  Dense(std::size_t row_count, std::size_t column_count)
      : rows(row_count), columns(column_count), entries(row_count * column_count) {}

  long double& at(std::size_t i, std::size_t j) { return entries[i * columns + j]; }
  long double at(std::size_t i, std::size_t j) const { return entries[i * columns + j]; }
  long double* row(std::size_t i) { return entries.data() + i * columns; }
  const long double* row(std::size_t i) const { return entries.data() + i * columns; }
  bool square() const { return rows == columns; }

  std::size_t rows = 0, columns = 0;
  std::vector<long double> entries;
};

/// Throws std::invalid_argument for a ragged matrix.
Dense to_dense(const values::Matrix& matrix);
Dense identity(std::size_t n);
Dense transpose(const Dense& a);
/// a's columns multiplied by `factors`: A diag(factors).
Dense scale_columns(const Dense& a, const std::vector<long double>& factors);

/// The sum of x[k] y[k]. The fast inner loop of everything here: on the x87 a store of a long double costs
/// more than four loads, so algorithms are arranged around dot products.
long double dot(const long double* x, const long double* y, std::size_t n);

/// AB; a.columns == b.rows.
Dense multiply(const Dense& a, const Dense& b);

/// AB and |A||B| in one pass: the second is what rounding in any order of summation is relative to
/// (Higham, Accuracy and Stability of Numerical Algorithms, section 3.5).
struct ProductWithMagnitude {
  Dense product, magnitude;
};
ProductWithMagnitude multiply_with_magnitude(const Dense& a, const Dense& b);

/// ||A||_F, and ||A - B||_F for equal shapes. NaN when an entry is.
long double frobenius(const Dense& a);
long double frobenius_distance(const Dense& a, const Dense& b);
/// ||A'A - I||_F: how far the columns are from orthonormal. Uses symmetry.
long double departure_from_orthonormal_columns(const Dense& a);
long double largest_magnitude(const Dense& a);  ///< max |a_ij|, 0 when empty, NaN entries ignored
bool all_finite(const Dense& a);

}  // namespace mathjudge::compare
