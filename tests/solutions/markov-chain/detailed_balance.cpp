// expect: wrong-answer
// caught-by: basic
// mistake: takes the chain for reversible: pi_k / pi_0 = p_0k / p_k0

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
  Vector pi{1};
  double sum = 1;
  for (std::size_t k = 1; k < transition.size(); ++k) {
    pi.push_back(transition[0][k] / transition[k][0]);
    sum += pi[k];
  }
  for (double& entry : pi) entry /= sum;
  return pi;
}
