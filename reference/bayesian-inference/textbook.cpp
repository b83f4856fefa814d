// Bayes' rule for finitely many hypotheses and any number of independent observations.
//
// posterior_k = prior_k prod_j likelihood[k][o_j] / sum over all hypotheses of the same. The products are far
// below the smallest double after a few hundred observations, so their logarithms are formed instead:
//   score_k = log prior_k + sum_j log likelihood[k][o_j],   posterior_k = exp(score_k) / sum_i exp(score_i).
// Here exp(score) underflows as the product did; but subtracting the same number from all scores changes
// nothing in the quotient, and with the largest score as that number the largest weight is exp(0) = 1
// (log-sum-exp).
//
// Numerical notes. log 0 = -infinity means impossible; adding finite logarithms to it keeps it, and exp makes
// an exact 0 of it. If all scores are -infinity no hypothesis allows the observations, and there is nothing
// to divide by.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <stdexcept>
#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

static void check(const Vector& prior, const Matrix& likelihood, const std::vector<int>& observations) {
  if (likelihood.size() != prior.size())
    throw std::invalid_argument("bayes_posterior: one row of likelihoods is due for each hypothesis");
  double sum = 0;
  for (const double p : prior) {
    if (!(p >= 0)) throw std::invalid_argument("bayes_posterior: a prior is negative");
    sum += p;
  }
  // Sums of n rounded numbers are 1 up to n eps only; 1e-9 is far above that and far below any real mistake.
  if (!(std::abs(sum - 1) <= 1e-9))
    throw std::invalid_argument("bayes_posterior: the prior does not sum to 1");
  for (const Vector& row : likelihood) {
    if (row.size() != likelihood.front().size())
      throw std::invalid_argument("bayes_posterior: the rows of the likelihood differ in length");
    for (const double p : row)
      if (!(p >= 0)) throw std::invalid_argument("bayes_posterior: a likelihood is negative");
  }
  const auto outcomes = static_cast<int>(likelihood.front().size());
  for (const int o : observations)
    if (o < 0 || o >= outcomes) throw std::invalid_argument("bayes_posterior: there is no such outcome");
}

Vector bayes_posterior(const Vector& prior, const Matrix& likelihood, const std::vector<int>& observations) {
  check(prior, likelihood, observations);  // an empty prior sums to 0 and ends here

  const std::size_t hypotheses = prior.size();
  Vector score(hypotheses);
  for (std::size_t k = 0; k < hypotheses; ++k) {
    score[k] = std::log(prior[k]);
    for (const int o : observations) score[k] += std::log(likelihood[k][static_cast<std::size_t>(o)]);
  }

  const double top = *std::max_element(score.begin(), score.end());
  if (top == -std::numeric_limits<double>::infinity())
    throw std::domain_error("bayes_posterior: no hypothesis allows these observations");

  double evidence = 0;
  for (double& value : score) {
    value = std::exp(value - top);
    evidence += value;
  }
  for (double& value : score) value /= evidence;
  return score;
}
