// expect: wrong-answer
// caught-by: basic
// mistake: iterates P v in place of v P: the right eigenvector is the same for all chains

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
    if (std::abs(sum - 1) > 1e-6) throw std::invalid_argument("row sum");
  }
}

Vector stationary_distribution(const Matrix& transition) {
  check(transition);
  const std::size_t n = transition.size();
  Vector v(n, 1.0 / static_cast<double>(n));
  for (int k = 0; k < 1000; ++k) {
    Vector next(n);
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j) next[i] += (transition[i][j] + (i == j ? 1 : 0)) * v[j];
    for (const double entry : next) sum += entry;
    for (std::size_t i = 0; i < n; ++i) v[i] = next[i] / sum;
  }
  return v;
}
