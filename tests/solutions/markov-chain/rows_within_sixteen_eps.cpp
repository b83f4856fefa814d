// expect: runtime-error
// caught-by: edge
// mistake: a tolerance for the sums of the rows that does not grow with their length

#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

static void check(const Matrix& p) {
  for (const Vector& row : p) {
    double sum = 0;
    if (row.size() != p.size()) throw std::invalid_argument("square");
    for (const double entry : row) {
      if (entry < 0) throw std::invalid_argument("negative");
      sum += entry;
    }
    if (std::fabs(sum - 1) > 4e-15) throw std::invalid_argument("row sum");
  }
}

Vector stationary_distribution(const Matrix& transition) {
  check(transition);
  Matrix p = transition;
  const std::size_t n = p.size();
  for (std::size_t k = n; k-- > 1;) {
    double leaving = 0;
    for (std::size_t j = 0; j < k; ++j) leaving += p[k][j];
    for (std::size_t i = 0; i < k; ++i) {
      p[i][k] /= leaving;
      for (std::size_t j = 0; j < k; ++j) p[i][j] += p[i][k] * p[k][j];
    }
  }
  Vector pi(n);
  double sum = 0;
  for (std::size_t k = 0; k < n; ++k) {
    pi[k] = k == 0 ? 1 : 0;
    for (std::size_t i = 0; i < k; ++i) pi[k] += pi[i] * p[i][k];
    sum += pi[k];
  }
  for (double& entry : pi) entry /= sum;
  return pi;
}
