// Bayes' rule with the observations counted first.
//
// Observations are exchangeable: only how often each outcome came matters, so the score of hypothesis k is
//   log prior_k + sum over outcomes o of count_o log likelihood[k][o],
// K M logarithms in place of K n, and a loop over the n observations that only counts. It is more accurate as
// well: n additions, each rounding a sum that grows, become one multiplication and M additions.
//
// Numerical notes. An outcome that never came must be left out: if it is impossible under k, then
// 0 log 0 = 0 times -infinity is NaN, where the factor likelihood^0 is 1.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

static bool any_negative(const Vector& row) {
  return !std::all_of(row.begin(), row.end(), [](double p) { return p >= 0; });
}

Vector bayes_posterior(const Vector& prior, const Matrix& likelihood, const std::vector<int>& observations) {
  if (likelihood.size() != prior.size())
    throw std::invalid_argument("bayes_posterior: prior and likelihood differ");
  if (any_negative(prior) || !(std::abs(std::accumulate(prior.begin(), prior.end(), -1.0)) <= 1e-9))
    throw std::invalid_argument("bayes_posterior: the prior is no distribution");
  const std::size_t outcomes = likelihood.front().size();  // the prior is not empty: it sums to 1
  for (const Vector& row : likelihood)
    if (row.size() != outcomes || any_negative(row))
      throw std::invalid_argument("bayes_posterior: the likelihood is ragged or negative");

  Vector count(outcomes);
  for (const int o : observations) {
    // A negative int becomes a huge std::size_t, so one comparison does for both ends.
    if (static_cast<std::size_t>(o) >= outcomes)
      throw std::invalid_argument("bayes_posterior: no such outcome");
    ++count[static_cast<std::size_t>(o)];
  }

  Vector score(prior.size());
  for (std::size_t k = 0; k < prior.size(); ++k) {
    score[k] = std::log(prior[k]);
    for (std::size_t o = 0; o < outcomes; ++o)
      if (count[o] > 0) score[k] += count[o] * std::log(likelihood[k][o]);
  }

  const double top = *std::max_element(score.begin(), score.end());
  if (top == -std::numeric_limits<double>::infinity())
    throw std::domain_error("bayes_posterior: no hypothesis allows these observations");
  for (double& value : score) value = std::exp(value - top);
  const double evidence = std::accumulate(score.begin(), score.end(), 0.0);
  for (double& value : score) value /= evidence;
  return score;
}
