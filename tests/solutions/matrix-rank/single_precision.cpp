// expect: wrong-answer
// caught-by: ill-conditioned
// mistake: computes in float, with the tolerance that suits a float
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <utility>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

int matrix_rank(const Matrix& a) {
  for (const auto& row : a) {
    if (row.size() != a[0].size()) throw std::invalid_argument("ragged");
  }
  double largest = 0;
  for (const auto& row : a) {
    for (double x : row) largest = std::max(largest, std::abs(x));
  }
  if (largest == 0) return 0;
  // One-sided Jacobi on the columns, as it should be, but in float.
  const std::size_t m = a.size(), n = a[0].size();
  std::vector<std::vector<float>> v(n, std::vector<float>(m));
  for (std::size_t i = 0; i < m; ++i) {
    for (std::size_t j = 0; j < n; ++j) v[j][i] = static_cast<float>(a[i][j] / largest);
  }
  const auto dot = [](const auto& x, const auto& y) {
    float sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i) sum += x[i] * y[i];
    return sum;
  };
  for (int sweep = 0; sweep < 20; ++sweep) {
    for (std::size_t p = 0; p < n; ++p) {
      for (std::size_t q = p + 1; q < n; ++q) {
        const float xx = dot(v[p], v[p]), yy = dot(v[q], v[q]), xy = dot(v[p], v[q]);
        if (std::abs(xy) <= 1e-7f * std::sqrt(xx) * std::sqrt(yy)) continue;
        const float zeta = (yy - xx) / (2 * xy);
        const float t = std::copysign(1.0f, zeta) / (std::abs(zeta) + std::hypot(1.0f, zeta));
        const float c = 1 / std::hypot(1.0f, t), s = c * t;
        for (std::size_t i = 0; i < m; ++i) {
          const float old = v[p][i];
          v[p][i] = c * old - s * v[q][i];
          v[q][i] = s * old + c * v[q][i];
        }
      }
    }
  }
  std::vector<float> sigma;
  for (const auto& column : v) sigma.push_back(std::sqrt(dot(column, column)));
  const float tolerance =
      static_cast<float>(std::max(m, n)) * 1.2e-7f * *std::max_element(sigma.begin(), sigma.end());
  return static_cast<int>(std::count_if(sigma.begin(), sigma.end(), [&](float x) { return x > tolerance; }));
}
