// expect: wrong-answer
// caught-by: structure
// mistake: the roots of det(xI - A): its coefficients cannot hold close eigenvalues

#include <cmath>
#include <complex>
#include <cstddef>
#include <stdexcept>
#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

static Matrix product(const Matrix& a, const Matrix& b) {
  Matrix c(a.size(), Vector(a.size()));
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t k = 0; k < a.size(); ++k)
      for (std::size_t j = 0; j < a.size(); ++j) c[i][j] += a[i][k] * b[k][j];
  return c;
}

// Faddeev and LeVerrier: M <- A M + c I, c = -trace(A M) / k.
static Vector coefficients(const Matrix& a) {
  const std::size_t n = a.size();
  Vector c(n + 1);
  c[n] = 1;
  Matrix m(n, Vector(n));
  for (std::size_t k = 1; k <= n; ++k) {
    if (k > 1) m = product(a, m);
    for (std::size_t i = 0; i < n; ++i) m[i][i] += c[n - k + 1];
    const Matrix am = product(a, m);
    double trace = 0;
    for (std::size_t i = 0; i < n; ++i) trace += am[i][i];
    c[n - k] = -trace / static_cast<double>(k);
  }
  return c;
}

Vector qr_eigenvalues(const Matrix& a) {
  for (const Vector& row : a)
    if (row.size() != a.size()) throw std::invalid_argument("not square");
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (a[i][j] != a[j][i]) throw std::invalid_argument("not symmetric");
  const std::size_t n = a.size();
  double largest = 0;
  for (const Vector& row : a)
    for (double x : row) largest = std::max(largest, std::abs(x));
  if (n == 0 || largest == 0) return Vector(n, 0.0);
  Matrix scaled = a;
  for (Vector& row : scaled)
    for (double& x : row) x /= largest;
  const Vector c = coefficients(scaled);
  // All roots at once (Durand and Kerner).
  std::vector<std::complex<double>> z(n);
  for (std::size_t i = 0; i < n; ++i)
    z[i] = std::polar(1.5, 0.4 + 6.283 * static_cast<double>(i) / static_cast<double>(n));
  for (int step = 0; step < 1000; ++step)
    for (std::size_t i = 0; i < n; ++i) {
      std::complex<double> value = 1, others = 1;
      for (std::size_t k = n; k-- > 0;) value = value * z[i] + c[k];
      for (std::size_t j = 0; j < n; ++j)
        if (j != i) others *= z[i] - z[j];
      if (others != 0.0) z[i] -= value / others;
    }
  Vector values;
  for (const auto& root : z) values.push_back(root.real() * largest);
  return values;
}
