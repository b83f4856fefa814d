// Products and norms in long double. The inner loops keep four sums going at once: an x87 addition
// takes three cycles and waits for the one before it.
#include "compare/dense.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace mathjudge::compare {
namespace {

struct SumAndMagnitude {
  long double sum, magnitude;
};

SumAndMagnitude dot_with_magnitude(const long double* x, const long double* y, std::size_t n) {
  long double sums[2] = {0, 0}, magnitudes[2] = {0, 0};
  std::size_t k = 0;
  for (; k + 2 <= n; k += 2)
    for (std::size_t lane = 0; lane < 2; ++lane) {
      const long double term = x[k + lane] * y[k + lane];
      sums[lane] += term;
      magnitudes[lane] += std::fabs(term);
    }
  for (; k < n; ++k) {
    const long double term = x[k] * y[k];
    sums[0] += term;
    magnitudes[0] += std::fabs(term);
  }
  return {sums[0] + sums[1], magnitudes[0] + magnitudes[1]};
}

}  // namespace

long double dot(const long double* x, const long double* y, std::size_t n) {
  long double sums[4] = {0, 0, 0, 0};
  std::size_t k = 0;
  for (; k + 4 <= n; k += 4)
    for (std::size_t lane = 0; lane < 4; ++lane) sums[lane] += x[k + lane] * y[k + lane];
  for (; k < n; ++k) sums[0] += x[k] * y[k];
  return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

Dense to_dense(const values::Matrix& matrix) {
  Dense result(matrix.size(), matrix.empty() ? 0 : matrix.front().size());
  long double* out = result.entries.data();
  for (const values::Vector& row : matrix) {
    if (row.size() != result.columns) throw std::invalid_argument("a ragged matrix has no dense form");
    out = std::copy(row.begin(), row.end(), out);
  }
  return result;
}

Dense identity(std::size_t n) {
  Dense result(n, n);
  for (std::size_t i = 0; i < n; ++i) result.at(i, i) = 1;
  return result;
}

Dense transpose(const Dense& a) {
  Dense result(a.columns, a.rows);
  for (std::size_t i = 0; i < a.rows; ++i)
    for (std::size_t j = 0; j < a.columns; ++j) result.at(j, i) = a.at(i, j);
  return result;
}

Dense scale_columns(const Dense& a, const std::vector<long double>& factors) {
  Dense result = a;
  for (std::size_t i = 0; i < a.rows; ++i)
    for (std::size_t j = 0; j < a.columns; ++j) result.at(i, j) *= factors[j];
  return result;
}

Dense multiply(const Dense& a, const Dense& b) {
  const Dense columns_of_b = transpose(b);
  Dense result(a.rows, b.columns);
  for (std::size_t i = 0; i < a.rows; ++i)
    for (std::size_t j = 0; j < b.columns; ++j)
      result.at(i, j) = dot(a.row(i), columns_of_b.row(j), a.columns);
  return result;
}

ProductWithMagnitude multiply_with_magnitude(const Dense& a, const Dense& b) {
  const Dense columns_of_b = transpose(b);
  ProductWithMagnitude result{Dense(a.rows, b.columns), Dense(a.rows, b.columns)};
  for (std::size_t i = 0; i < a.rows; ++i)
    for (std::size_t j = 0; j < b.columns; ++j) {
      const SumAndMagnitude entry = dot_with_magnitude(a.row(i), columns_of_b.row(j), a.columns);
      result.product.at(i, j) = entry.sum;
      result.magnitude.at(i, j) = entry.magnitude;
    }
  return result;
}

long double frobenius(const Dense& a) {
  return std::sqrt(dot(a.entries.data(), a.entries.data(), a.entries.size()));
}

long double frobenius_distance(const Dense& a, const Dense& b) {
  long double sum = 0;
  for (std::size_t k = 0; k < a.entries.size(); ++k) {
    const long double difference = a.entries[k] - b.entries[k];
    sum += difference * difference;
  }
  return std::sqrt(sum);
}

long double departure_from_orthonormal_columns(const Dense& a) {
  const Dense columns = transpose(a);
  long double sum = 0;
  for (std::size_t i = 0; i < a.columns; ++i) {
    const long double diagonal = dot(columns.row(i), columns.row(i), a.rows) - 1;
    sum += diagonal * diagonal;
    for (std::size_t j = 0; j < i; ++j) {
      const long double product = dot(columns.row(i), columns.row(j), a.rows);
      sum += 2 * product * product;
    }
  }
  return std::sqrt(sum);
}

long double largest_magnitude(const Dense& a) {
  long double largest = 0;
  for (const long double entry : a.entries) largest = std::fmax(largest, std::fabs(entry));
  return largest;
}

bool all_finite(const Dense& a) {
  for (const long double entry : a.entries)
    if (!std::isfinite(entry)) return false;
  return true;
}

}  // namespace mathjudge::compare
