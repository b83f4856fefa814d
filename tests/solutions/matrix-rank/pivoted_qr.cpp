// expect: wrong-answer
// caught-by: ill-conditioned
// mistake: counts the diagonal entries of one QR factorisation with column pivoting: near the singular
// values, as a rule
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <utility>
#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

static constexpr double kEps = std::numeric_limits<double>::epsilon();

/// The inner product of what x and y hold from row k on.
static double dot_below(const Vector& x, const Vector& y, std::size_t k) {
  const auto skipped = static_cast<std::ptrdiff_t>(k);
  return std::inner_product(x.begin() + skipped, x.end(), y.begin() + skipped, 0.0);
}

static std::vector<Vector> scaled_columns(const Matrix& a, double largest) {
  const int exponent = std::ilogb(largest);
  std::vector<Vector> columns(a[0].size(), Vector(a.size()));
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < a[i].size(); ++j) columns[j][i] = std::ldexp(a[i][j], -exponent);
  }
  return columns;
}

int matrix_rank(const Matrix& a) {
  double largest = 0;
  for (const Vector& row : a) {
    if (row.size() != a[0].size()) throw std::invalid_argument("matrix_rank: ragged matrix");
    for (double x : row) largest = std::max(largest, std::abs(x));
  }
  if (largest == 0) return 0;

  std::vector<Vector> columns = scaled_columns(a, largest);
  const std::size_t m = a.size(), n = columns.size();
  Vector diagonal;
  for (std::size_t k = 0; k < std::min(m, n); ++k) {
    std::size_t longest = k;
    for (std::size_t j = k + 1; j < n; ++j) {
      if (dot_below(columns[j], columns[j], k) > dot_below(columns[longest], columns[longest], k))
        longest = j;
    }
    std::swap(columns[k], columns[longest]);

    Vector v = columns[k];
    const double length = std::sqrt(dot_below(v, v, k));
    diagonal.push_back(length);
    if (length == 0) break;
    v[k] += std::copysign(length, v[k]);
    const double beta = 2 / dot_below(v, v, k);
    for (std::size_t j = k + 1; j < n; ++j) {
      const double along = beta * dot_below(v, columns[j], k);
      for (std::size_t i = k; i < m; ++i) columns[j][i] -= along * v[i];
    }
  }

  const double tolerance = static_cast<double>(std::max(m, n)) * kEps * diagonal[0];
  return static_cast<int>(
      std::count_if(diagonal.begin(), diagonal.end(), [&](double r) { return r > tolerance; }));
}
