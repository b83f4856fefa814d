// expect: wrong-answer
// caught-by: ill-conditioned
// mistake: counts eigenvalues of a'a above the squared tolerance: squares bury what is below 1e-8 sigma_1
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <utility>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

// Cyclic Jacobi for the eigenvalues of a symmetric matrix.
static std::vector<double> eigenvalues(Matrix s) {
  const std::size_t n = s.size();
  for (int sweep = 0; sweep < 30; ++sweep) {
    for (std::size_t p = 0; p < n; ++p) {
      for (std::size_t q = p + 1; q < n; ++q) {
        if (s[p][q] == 0) continue;
        const double theta = (s[q][q] - s[p][p]) / (2 * s[p][q]);
        const double t = std::copysign(1.0, theta) / (std::abs(theta) + std::hypot(1.0, theta));
        const double c = 1 / std::hypot(1.0, t), r = c * t;
        for (std::size_t k = 0; k < n; ++k) {
          const double x = s[k][p], y = s[k][q];
          s[k][p] = c * x - r * y;
          s[k][q] = r * x + c * y;
        }
        for (std::size_t k = 0; k < n; ++k) {
          const double x = s[p][k], y = s[q][k];
          s[p][k] = c * x - r * y;
          s[q][k] = r * x + c * y;
        }
      }
    }
  }
  std::vector<double> values;
  for (std::size_t i = 0; i < n; ++i) values.push_back(s[i][i]);
  return values;
}

int matrix_rank(const Matrix& a) {
  for (const auto& row : a) {
    if (row.size() != a[0].size()) throw std::invalid_argument("ragged");
  }
  double largest = 0;
  for (const auto& row : a) {
    for (double x : row) largest = std::max(largest, std::abs(x));
  }
  if (largest == 0) return 0;
  const std::size_t m = a.size(), n = a[0].size();
  Matrix gram(n, std::vector<double>(n, 0.0));
  for (const auto& row : a) {
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) gram[i][j] += (row[i] / largest) * (row[j] / largest);
    }
  }
  const std::vector<double> lambda = eigenvalues(gram);
  // eps lambda_1 is where the rounding of a'a begins; the square of the asked tolerance is far below it.
  const double tolerance =
      static_cast<double>(std::max(m, n)) * 2.3e-16 * *std::max_element(lambda.begin(), lambda.end());
  return static_cast<int>(
      std::count_if(lambda.begin(), lambda.end(), [&](double x) { return x > tolerance; }));
}
