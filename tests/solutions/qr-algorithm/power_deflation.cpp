// expect: wrong-answer
// caught-by: structure
// mistake: power iteration and deflation, a thousand steps each: opposite and equal eigenvalues do not settle

#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

Vector qr_eigenvalues(const Matrix& a) {
  const std::size_t n = a.size();
  for (const Vector& row : a)
    if (row.size() != n) throw std::invalid_argument("not square");
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (a[i][j] != a[j][i]) throw std::invalid_argument("not symmetric");
  Matrix work = a;
  Vector values;
  for (std::size_t found = 0; found < n; ++found) {
    Vector v(n);
    for (std::size_t i = 0; i < n; ++i) v[i] = 1 / (1.0 + static_cast<double>(i + found));
    double lambda = 0;
    for (int step = 0; step < 1000; ++step) {
      double norm = 0;
      for (double x : v) norm = std::hypot(norm, x);
      if (norm == 0) break;
      for (double& x : v) x /= norm;
      Vector w(n);
      for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j) w[i] += work[i][j] * v[j];
      lambda = 0;
      for (std::size_t i = 0; i < n; ++i) lambda += v[i] * w[i];
      if (step < 999) v = w;
    }
    values.push_back(lambda);
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j) work[i][j] -= lambda * v[i] * v[j];
  }
  return values;
}
