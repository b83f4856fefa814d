// The stationary distribution of an irreducible Markov chain, by the method of Grassmann, Taksar and Heyman
// (1985).
//
// Watch the chain only while it is in the states 0..k-1. It is again a Markov chain there: from i it goes to
// j directly, or by way of state k, where it may linger before it leaves for j, so that
//   p'_ij = p_ij + p_ik p_kj / s_k,   s_k = sum over j < k of p_kj,
// s_k being the probability of leaving k for one of the lower states. Taking out the states n-1, ..., 1 in
// turn is elimination on P - I. Back again: the probability of state k is what flows into it from the lower
// states, pi_k = sum over i < k of pi_i p_ik / s_k, starting with pi_0 = 1 and dividing by the sum at the
// end.
//
// Numerical notes. Elimination would use 1 - p_kk, which loses digits when p_kk is close to 1; the row sums
// to 1, so the other entries of the row add up to the same number. Nothing is ever subtracted: all entries of
// pi come out with a relative error of a few n^3 eps at the worst, whether the chain mixes fast, slowly or
// periodically.

#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

static void check(const Matrix& transition) {
  for (const Vector& row : transition) {
    if (row.size() != transition.size()) throw std::invalid_argument("stationary_distribution: not square");
    double sum = 0;
    for (const double p : row) {
      if (!(p >= 0)) throw std::invalid_argument("stationary_distribution: a negative probability");
      sum += p;
    }
    // n rounded numbers sum to 1 up to n eps; 1e-9 is far above that and far below any real mistake.
    if (!(std::abs(sum - 1) <= 1e-9))
      throw std::invalid_argument("stationary_distribution: a row does not sum to 1");
  }
}

Vector stationary_distribution(const Matrix& transition) {
  check(transition);
  const std::size_t n = transition.size();
  Matrix p = transition;

  for (std::size_t k = n; k-- > 1;) {
    double leaving = 0;  // to a lower state; positive, since the chain is irreducible
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
