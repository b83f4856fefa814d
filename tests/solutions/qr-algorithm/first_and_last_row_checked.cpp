// expect: wrong-answer
// caught-by: error
// mistake: looks at the lengths of the first row and the last only, so entries beyond the last column go
// unseen

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

namespace {

constexpr double kEpsilon = std::numeric_limits<double>::epsilon();

struct Tridiagonal {
  Vector d, e;
};

void check_symmetric(const Matrix& a) {
  if (a.empty()) return;
  if (a.front().size() != a.size() || a.back().size() != a.size())
    throw std::invalid_argument("qr_eigenvalues: the matrix is not square");
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (j >= a[i].size() || i >= a[j].size() || a[i][j] != a[j][i])
        throw std::invalid_argument("qr_eigenvalues: the matrix is not symmetric");
}
int binary_exponent(const Matrix& a) {
  double largest = 0;
  for (const Vector& row : a)
    for (double entry : row) largest = std::max(largest, std::abs(entry));
  int exponent = 0;
  std::frexp(largest, &exponent);
  return exponent;
}
Tridiagonal tridiagonalise(Matrix a) {
  const std::size_t n = a.size();
  Tridiagonal t;
  for (std::size_t k = 0; k < n; ++k) {
    t.d.push_back(a[k][k]);
    if (k + 1 == n) break;
    const std::size_t first = k + 1;
    Vector v(a[k].begin() + static_cast<std::ptrdiff_t>(first),
             a[k].begin() + static_cast<std::ptrdiff_t>(n));
    const double below = std::inner_product(v.begin() + 1, v.end(), v.begin() + 1, 0.0);
    if (below == 0) {
      t.e.push_back(v[0]);
      continue;
    }
    const double norm = std::sqrt(v[0] * v[0] + below);
    t.e.push_back(-std::copysign(norm, v[0]));
    v[0] += std::copysign(norm, v[0]);
    const double beta = 2 / (v[0] * v[0] + below);

    Vector w(v.size());
    for (std::size_t i = 0; i < v.size(); ++i)
      w[i] = beta * std::inner_product(v.begin(), v.end(),
                                       a[first + i].begin() + static_cast<std::ptrdiff_t>(first), 0.0);
    const double half = beta * std::inner_product(v.begin(), v.end(), w.begin(), 0.0) / 2;
    for (std::size_t i = 0; i < v.size(); ++i) w[i] -= half * v[i];
    for (std::size_t i = 0; i < v.size(); ++i)
      for (std::size_t j = 0; j < v.size(); ++j) a[first + i][first + j] -= v[i] * w[j] + w[i] * v[j];
  }
  return t;
}
double wilkinson_shift(const Tridiagonal& t, std::size_t m) {
  const double half = (t.d[m - 1] - t.d[m]) / 2, e = t.e[m - 1];
  return t.d[m] - e * (e / (half + std::copysign(std::hypot(half, e), half)));
}
void qr_step(Tridiagonal& t, std::size_t low, std::size_t high) {
  double x = t.d[low] - wilkinson_shift(t, high), bulge = t.e[low];
  for (std::size_t k = low; k < high; ++k) {
    const double r = std::hypot(x, bulge);
    if (r == 0) return;
    const double c = x / r, s = bulge / r;
    if (k > low) t.e[k - 1] = r;
    const double p = t.d[k], e = t.e[k], q = t.d[k + 1];
    t.d[k] = c * c * p + 2 * c * s * e + s * s * q;
    t.d[k + 1] = s * s * p - 2 * c * s * e + c * c * q;
    t.e[k] = c * s * (q - p) + (c - s) * (c + s) * e;
    if (k + 1 == high) break;
    x = t.e[k];
    bulge = s * t.e[k + 1];
    t.e[k + 1] *= c;
  }
}

}  // namespace

std::vector<double> qr_eigenvalues(const std::vector<std::vector<double>>& a) {
  check_symmetric(a);
  if (a.empty()) return {};
  const int exponent = binary_exponent(a);
  Matrix scaled = a;
  for (Vector& row : scaled)
    for (double& entry : row) entry = std::ldexp(entry, -exponent);

  Tridiagonal t = tridiagonalise(scaled);
  double norm = 0;
  for (double x : t.d) norm = std::max(norm, std::abs(x));
  for (double x : t.e) norm = std::max(norm, std::abs(x));

  std::size_t high = t.d.size() - 1;
  std::size_t steps = 0;
  while (high > 0) {
    for (std::size_t i = 0; i < high; ++i)
      if (std::abs(t.e[i]) <= kEpsilon * norm) t.e[i] = 0;
    if (t.e[high - 1] == 0) {
      --high;
      continue;
    }
    std::size_t low = high - 1;
    while (low > 0 && t.e[low - 1] != 0) --low;
    if (++steps > 50 * t.d.size()) throw std::runtime_error("qr_eigenvalues: no convergence");
    qr_step(t, low, high);
  }
  for (double& value : t.d) value = std::ldexp(value, exponent);
  std::sort(t.d.begin(), t.d.end());
  return t.d;
}
