// expect: wrong-answer
// caught-by: ill-conditioned
// mistake: Gram-Schmidt without pivoting: counts columns with a part outside the span of the earlier ones
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
  std::vector<std::vector<double>> basis;
  for (std::size_t j = 0; j < a[0].size(); ++j) {
    std::vector<double> v;
    for (const auto& row : a) v.push_back(row[j] / largest);
    double before = 0;
    for (double x : v) before += x * x;
    for (int pass = 0; pass < 2; ++pass) {
      for (const auto& q : basis) {
        double dot = 0;
        for (std::size_t i = 0; i < v.size(); ++i) dot += q[i] * v[i];
        for (std::size_t i = 0; i < v.size(); ++i) v[i] -= dot * q[i];
      }
    }
    double after = 0;
    for (double x : v) after += x * x;
    if (!(after > 1e-26 * before)) continue;
    for (double& x : v) x /= std::sqrt(after);
    basis.push_back(v);
  }
  return static_cast<int>(basis.size());
}
