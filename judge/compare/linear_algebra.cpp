// Elimination and the symmetric Jacobi iteration in long double; singular values are next door.
#include "compare/linear_algebra.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace mathjudge::compare {
namespace {

/// Row `target` minus `factor` times row `source`, columns from `first` on.
void subtract_row(Dense& a, std::size_t target, std::size_t source, long double factor, std::size_t first) {
  if (factor == 0) return;
  long double* to = a.row(target);
  const long double* from = a.row(source);
  for (std::size_t j = first; j < a.columns; ++j) to[j] -= factor * from[j];
}

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

/// [D A | D] with D = diag(2^-exponent): reducing the left half to I turns the right one into A^-1.
Dense scaled_and_augmented(const Dense& a) {
  const std::size_t n = a.rows;
  const std::vector<int> exponents = row_exponents(a);
  Dense work(n, 2 * n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) work.at(i, j) = std::ldexp(a.at(i, j), -exponents[i]);
    work.at(i, n + i) = std::ldexp(1.0L, -exponents[i]);
  }
  return work;
}

std::size_t pivot_row(const Dense& work, std::size_t k) {
  std::size_t best = k;
  for (std::size_t i = k + 1; i < work.rows; ++i)
    if (std::fabs(work.at(i, k)) > std::fabs(work.at(best, k))) best = i;
  return best;
}

}  // namespace

std::optional<Dense> inverse(const Dense& a) {
  const std::size_t n = a.rows;
  Dense work = scaled_and_augmented(a);
  for (std::size_t k = 0; k < n; ++k) {
    const std::size_t pivot = pivot_row(work, k);
    if (work.at(pivot, k) == 0) return std::nullopt;
    std::swap_ranges(work.row(k), work.row(k) + work.columns, work.row(pivot));
    for (std::size_t i = k + 1; i < n; ++i) subtract_row(work, i, k, work.at(i, k) / work.at(k, k), k + 1);
  }
  for (std::size_t k = n; k-- > 0;) {
    for (std::size_t j = n; j < 2 * n; ++j) work.at(k, j) /= work.at(k, k);
    for (std::size_t i = 0; i < k; ++i) subtract_row(work, i, k, work.at(i, k), n);
  }
  Dense result(n, n);
  for (std::size_t i = 0; i < n; ++i) std::copy_n(work.row(i) + n, n, result.row(i));
  return result;
}

long double growth_without_pivoting(const Dense& a) {
  Dense work = a;
  const long double start = largest_magnitude(a);
  long double largest = start;
  for (std::size_t k = 0; k < work.rows; ++k) {
    if (work.at(k, k) == 0) return std::numeric_limits<long double>::infinity();
    for (std::size_t i = k + 1; i < work.rows; ++i) {
      subtract_row(work, i, k, work.at(i, k) / work.at(k, k), k + 1);
      for (std::size_t j = k + 1; j < work.columns; ++j)
        largest = std::fmax(largest, std::fabs(work.at(i, j)));
    }
  }
  return start > 0 ? largest / start : 1;
}

std::vector<long double> symmetric_eigenvalues(Dense a) {
  const std::size_t n = a.rows;
  const long double negligible = 0x1p-70L * frobenius(a);
  constexpr int kSweeps = 40;  // quadratic convergence: about 8 are ever needed
  for (int sweep = 0; sweep < kSweeps; ++sweep) {
    bool rotated = false;
    for (std::size_t p = 0; p + 1 < n; ++p)
      for (std::size_t q = p + 1; q < n; ++q) {
        const long double off = a.at(p, q);
        if (!(std::fabs(off) > negligible)) continue;
        rotated = true;
        const long double theta = (a.at(q, q) - a.at(p, p)) / (2 * off);
        const long double t = std::copysign(1.0L, theta) / (std::fabs(theta) + std::hypot(1.0L, theta));
        const long double c = 1 / std::hypot(1.0L, t), s = t * c;
        for (std::size_t k = 0; k < n; ++k) {
          const long double kp = a.at(k, p), kq = a.at(k, q);
          a.at(k, p) = c * kp - s * kq;
          a.at(k, q) = s * kp + c * kq;
        }
        for (std::size_t k = 0; k < n; ++k) {
          const long double pk = a.at(p, k), qk = a.at(q, k);
          a.at(p, k) = c * pk - s * qk;
          a.at(q, k) = s * pk + c * qk;
        }
      }
    if (!rotated) break;
  }
  std::vector<long double> eigenvalues(n);
  for (std::size_t i = 0; i < n; ++i) eigenvalues[i] = a.at(i, i);
  std::sort(eigenvalues.begin(), eigenvalues.end());
  return eigenvalues;
}

}  // namespace mathjudge::compare
