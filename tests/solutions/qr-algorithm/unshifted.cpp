// expect: wrong-answer
// caught-by: edge, structure
// mistake: A <- RQ five hundred times without a shift

#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <utility>
#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

// A = QR by plane rotations, then RQ.
static void qr_step(Matrix& a) {
  const std::size_t n = a.size();
  std::vector<std::pair<double, double>> rotations;
  for (std::size_t j = 0; j + 1 < n; ++j)
    for (std::size_t i = j + 1; i < n; ++i) {
      const double r = std::hypot(a[j][j], a[i][j]);
      const double c = r == 0 ? 1 : a[j][j] / r, s = r == 0 ? 0 : a[i][j] / r;
      rotations.emplace_back(c, s);
      if (s == 0) continue;
      for (std::size_t k = j; k < n; ++k) {
        const double x = a[j][k], y = a[i][k];
        a[j][k] = c * x + s * y, a[i][k] = c * y - s * x;
      }
    }
  std::size_t next = 0;
  for (std::size_t j = 0; j + 1 < n; ++j)
    for (std::size_t i = j + 1; i < n; ++i) {
      const auto [c, s] = rotations[next++];
      if (s == 0) continue;
      for (Vector& row : a) {
        const double x = row[j], y = row[i];
        row[j] = c * x + s * y, row[i] = c * y - s * x;
      }
    }
}

Vector qr_eigenvalues(const Matrix& a) {
  for (const Vector& row : a)
    if (row.size() != a.size()) throw std::invalid_argument("not square");
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (a[i][j] != a[j][i]) throw std::invalid_argument("not symmetric");
  Matrix work = a;
  for (int step = 0; step < 500; ++step) qr_step(work);
  Vector values;
  for (std::size_t i = 0; i < work.size(); ++i) values.push_back(work[i][i]);
  return values;
}
