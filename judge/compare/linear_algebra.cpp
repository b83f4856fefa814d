// Elimination in long double; singular values and eigenvalues are next door.
#include "compare/linear_algebra.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace mathjudge::compare {
namespace {

/// Powers of two that bring each row's largest entry to [1/2, 1): exact, and they keep one huge row
/// from deciding every pivot. A zero row is left alone.
std::vector<int> row_exponents(const Dense& a) {
  std::vector<int> exponents(a.rows, 0);
  for (std::size_t i = 0; i < a.rows; ++i) {
    long double largest = 0;
    for (std::size_t j = 0; j < a.columns; ++j) largest = std::fmax(largest, std::fabs(a.at(i, j)));
    if (largest > 0) std::frexp(largest, &exponents[i]);
  }
  return exponents;
}

/// PDA = LU, with L's unit diagonal left out and L and U in one matrix.
struct Factored {
  Dense lu;
  std::vector<std::size_t> source;  ///< row i of PDA is row source[i] of DA
};

/// Column by column, so that every entry is one dot product (the "jki" or left-looking form).
std::optional<Factored> factor(Dense a) {
  const std::size_t n = a.rows;
  Factored result{std::move(a), std::vector<std::size_t>(n)};
  Dense& lu = result.lu;
  std::iota(result.source.begin(), result.source.end(), std::size_t{0});
  std::vector<long double> column(n);
  for (std::size_t j = 0; j < n; ++j) {
    std::size_t pivot = j;
    for (std::size_t i = 0; i < n; ++i) {
      column[i] = lu.at(i, j) - dot(lu.row(i), column.data(), std::min(i, j));
      if (i > j && std::fabs(column[i]) > std::fabs(column[pivot])) pivot = i;
    }
    if (column[pivot] == 0) return std::nullopt;
    std::swap_ranges(lu.row(j), lu.row(j) + n, lu.row(pivot));
    std::swap(column[j], column[pivot]);
    std::swap(result.source[j], result.source[pivot]);
    for (std::size_t i = 0; i < n; ++i) lu.at(i, j) = i > j ? column[i] / column[j] : column[i];
  }
  return result;
}

/// x such that LU x = value e_position.
void solve_for_unit(const Dense& lu, std::size_t position, long double value, long double* x) {
  const std::size_t n = lu.rows;
  std::fill(x, x + n, 0.0L);
  x[position] = value;
  for (std::size_t i = position + 1; i < n; ++i)
    x[i] = -dot(lu.row(i) + position, x + position, i - position);
  for (std::size_t i = n; i-- > 0;)
    x[i] = (x[i] - dot(lu.row(i) + i + 1, x + i + 1, n - i - 1)) / lu.at(i, i);
}

}  // namespace

std::optional<Dense> inverse(const Dense& a) {
  const std::vector<int> exponents = row_exponents(a);
  Dense scaled = a;
  for (std::size_t i = 0; i < a.rows; ++i)
    for (std::size_t j = 0; j < a.columns; ++j) scaled.at(i, j) = std::ldexp(a.at(i, j), -exponents[i]);
  const std::optional<Factored> factored = factor(std::move(scaled));
  if (!factored) return std::nullopt;
  Dense columns(a.rows, a.rows);  // row c holds column c of the inverse
  for (std::size_t i = 0; i < a.rows; ++i) {
    const std::size_t c = factored->source[i];
    solve_for_unit(factored->lu, i, std::ldexp(1.0L, -exponents[c]), columns.row(c));
  }
  return transpose(columns);
}

long double growth_without_pivoting(const Dense& a) {
  Dense work = a;
  const long double start = largest_magnitude(a);
  long double largest = start;
  for (std::size_t k = 0; k < work.rows; ++k) {
    if (work.at(k, k) == 0) return std::numeric_limits<long double>::infinity();
    for (std::size_t i = k + 1; i < work.rows; ++i) {
      const long double factor = work.at(i, k) / work.at(k, k);
      for (std::size_t j = k + 1; j < work.columns; ++j) {
        work.at(i, j) -= factor * work.at(k, j);
        largest = std::fmax(largest, std::fabs(work.at(i, j)));
      }
    }
  }
  return start > 0 ? largest / start : 1;
}

}  // namespace mathjudge::compare
