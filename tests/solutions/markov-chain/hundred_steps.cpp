// expect: wrong-answer
// caught-by: ill-conditioned
// mistake: a hundred steps of the lazy chain, whatever it is

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

static Vector step(const Vector& pi, const Matrix& p) {
  Vector next(pi.size());
  for (std::size_t i = 0; i < pi.size(); ++i)
    for (std::size_t j = 0; j < pi.size(); ++j) next[j] += pi[i] * p[i][j];
  return next;
}

Vector stationary_distribution(const Matrix& transition) {
  check(transition);
  const std::size_t n = transition.size();
  Vector pi(n, 1.0 / static_cast<double>(n));
  for (int k = 0; k < 100; ++k) {
    const Vector next = step(pi, transition);
    double change = 0, sum = 0;
    for (std::size_t i = 0; i < n; ++i) {
      change += std::abs(next[i] - pi[i]);
      pi[i] = (pi[i] + next[i]) / 2;
      sum += pi[i];
    }
    for (double& entry : pi) entry /= sum;
    if (change < 1e-16) break;
  }
  return pi;
}
