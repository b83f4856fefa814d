// expect: wrong-answer
// caught-by: error
// mistake: flattens the rows and checks how many entries there are in all

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <stdexcept>
#include <utility>
#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

static constexpr double kEps = std::numeric_limits<double>::epsilon();

static double dot(const Vector& x, const Vector& y) {
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += x[i] * y[i];
  return sum;
}

static std::vector<Vector> short_side_scaled(const Matrix& a) {
  double largest = 0;
  Vector flat;
  for (const Vector& row : a) {
    flat.insert(flat.end(), row.begin(), row.end());
    for (double x : row) largest = std::max(largest, std::abs(x));
  }
  if (!a.empty() && flat.size() != a.size() * a[0].size()) {
    throw std::invalid_argument("matrix_rank: ragged matrix");
  }
  if (largest == 0) return {};

  const int exponent = std::ilogb(largest);
  const std::size_t m = a.size(), n = a[0].size();
  std::vector<Vector> vectors(std::min(m, n), Vector(std::max(m, n)));
  for (std::size_t i = 0; i < m; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      (n <= m ? vectors[j][i] : vectors[i][j]) = std::ldexp(flat[i * n + j], -exponent);
    }
  }
  return vectors;
}

static bool orthogonalise(Vector& x, Vector& y) {
  const double xx = dot(x, x), yy = dot(y, y), xy = dot(x, y);
  const double rounding = static_cast<double>(x.size()) * kEps;
  if (std::abs(xy) <= rounding * std::sqrt(xx) * std::sqrt(yy)) return false;
  const double zeta = (yy - xx) / (2 * xy);
  const double t = std::copysign(1.0, zeta) / (std::abs(zeta) + std::hypot(1.0, zeta));
  const double c = 1 / std::hypot(1.0, t), s = c * t;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double old = x[i];
    x[i] = c * old - s * y[i];
    y[i] = s * old + c * y[i];
  }
  return true;
}

int matrix_rank(const Matrix& a) {
  std::vector<Vector> vectors = short_side_scaled(a);
  if (vectors.empty()) return 0;

  bool rotated = true;
  for (int sweep = 0; rotated && sweep < 60; ++sweep) {
    rotated = false;
    for (std::size_t p = 0; p < vectors.size(); ++p) {
      for (std::size_t q = p + 1; q < vectors.size(); ++q) rotated |= orthogonalise(vectors[p], vectors[q]);
    }
  }

  Vector sigma;
  for (const Vector& v : vectors) sigma.push_back(std::sqrt(dot(v, v)));
  const double larger_size = static_cast<double>(vectors[0].size());
  const double tolerance = larger_size * kEps * *std::max_element(sigma.begin(), sigma.end());
  return static_cast<int>(std::count_if(sigma.begin(), sigma.end(), [&](double s) { return s > tolerance; }));
}
