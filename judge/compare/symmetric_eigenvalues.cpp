// Eigenvalues of a symmetric matrix in long double: Householder reduction to tridiagonal form, then the
// implicitly shifted QR iteration (Golub and Van Loan, Matrix Computations, algorithms 8.3.1 and 8.3.3).
#include <algorithm>
#include <cmath>

#include "compare/linear_algebra.hpp"

namespace mathjudge::compare {
namespace {

using Numbers = std::vector<long double>;

struct Tridiagonal {
  Numbers d, e;  ///< diagonal, and what lies beside it
};

/// Q'AQ with one reflection per column. The whole of the trailing matrix is kept, so that its products are
/// dot products of rows.
Tridiagonal tridiagonalise(Dense a) {
  Tridiagonal t;
  const std::size_t n = a.rows;
  for (std::size_t k = 0; k < n; ++k) {
    t.d.push_back(a.at(k, k));
    if (k + 1 == n) break;
    const std::size_t first = k + 1, size = n - first;
    Numbers v(a.row(k) + first, a.row(k) + n);
    const long double norm = std::sqrt(dot(v.data(), v.data(), size));
    const long double tail = size > 1 ? dot(v.data() + 1, v.data() + 1, size - 1) : 0;
    t.e.push_back(tail == 0 ? v[0] : -std::copysign(norm, v[0]));
    if (tail == 0) continue;
    v[0] += std::copysign(norm, v[0]);
    const long double beta = 2 / (tail + v[0] * v[0]);
    Numbers w(size);
    for (std::size_t i = 0; i < size; ++i) w[i] = beta * dot(a.row(first + i) + first, v.data(), size);
    const long double half = beta * dot(v.data(), w.data(), size) / 2;
    for (std::size_t i = 0; i < size; ++i) w[i] -= half * v[i];
    for (std::size_t i = 0; i < size; ++i) {
      long double* row = a.row(first + i) + first;
      for (std::size_t j = 0; j < size; ++j) row[j] -= v[i] * w[j] + w[i] * v[j];
    }
  }
  return t;
}

/// The eigenvalue of the trailing 2x2 of d[low..high] that is nearer to its last entry (Wilkinson's shift:
/// the iteration always converges with it, and cubically in the end).
long double wilkinson_shift(const Tridiagonal& t, std::size_t high) {
  const long double half = (t.d[high - 1] - t.d[high]) / 2, off = t.e[high - 1];
  return t.d[high] - off * (off / (half + std::copysign(std::hypot(half, off), half)));
}

/// One QR step on the unreduced block low..high: rotations chase the bulge from top to bottom.
void sweep(Tridiagonal& t, std::size_t low, std::size_t high) {
  long double x = t.d[low] - wilkinson_shift(t, high), bulge = t.e[low];
  for (std::size_t k = low; k < high; ++k) {
    const long double r = std::hypot(x, bulge);
    if (r == 0) return;
    const long double c = x / r, s = bulge / r;
    if (k > low) t.e[k - 1] = r;
    const long double top = t.d[k], off = t.e[k], bottom = t.d[k + 1];
    t.d[k] = c * c * top + 2 * c * s * off + s * s * bottom;
    t.d[k + 1] = s * s * top - 2 * c * s * off + c * c * bottom;
    t.e[k] = c * s * (bottom - top) + (c - s) * (c + s) * off;
    if (k + 1 == high) break;
    x = t.e[k];
    bulge = s * t.e[k + 1];
    t.e[k + 1] *= c;
  }
}

}  // namespace

std::vector<long double> symmetric_eigenvalues(Dense a) {
  const long double negligible = 0x1p-70L * frobenius(a);
  Tridiagonal t = tridiagonalise(std::move(a));
  const auto settled = [&](std::size_t i) { return !(std::fabs(t.e[i]) > negligible); };
  std::size_t high = t.d.empty() ? 0 : t.d.size() - 1;
  // About two sweeps settle an eigenvalue; the cap is for the machine, not for the mathematics.
  for (std::size_t budget = 100 * t.d.size(); high > 0 && budget > 0; --budget) {
    if (settled(high - 1)) {
      --high;
      continue;
    }
    std::size_t low = high - 1;
    while (low > 0 && !settled(low - 1)) --low;
    sweep(t, low, high);
  }
  std::sort(t.d.begin(), t.d.end());
  return t.d;
}

}  // namespace mathjudge::compare
