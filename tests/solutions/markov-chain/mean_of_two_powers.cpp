// expect: wrong-answer
// caught-by: structure
// mistake: takes the mean of two successive powers, which cures period 2 and no other

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
  Matrix p = transition;
  for (int k = 0; k < 60; ++k) {
    Matrix square;
    for (const Vector& row : p) {
      square.push_back(step(row, p));
      double sum = 0;
      for (const double entry : square.back()) sum += entry;
      for (double& entry : square.back()) entry /= sum;
    }
    p = square;
  }
  Vector pi = p[0];
  const Vector next = step(pi, transition);
  for (std::size_t i = 0; i < pi.size(); ++i) pi[i] = (pi[i] + next[i]) / 2;
  return pi;
}
