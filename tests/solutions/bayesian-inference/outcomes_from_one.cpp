// expect: wrong-answer
// caught-by: basic
// mistake: counts outcomes from 1

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

static void check(const Vector& prior, const Matrix& likelihood, const std::vector<int>& observations) {
  if (likelihood.size() != prior.size()) throw std::invalid_argument("sizes");
  for (const double p : prior)
    if (p < 0) throw std::invalid_argument("negative prior");
  if (std::abs(std::accumulate(prior.begin(), prior.end(), -1.0)) > 1e-6)
    throw std::invalid_argument("prior");
  for (const Vector& row : likelihood) {
    if (row.size() != likelihood[0].size()) throw std::invalid_argument("ragged");
    for (const double p : row)
      if (p < 0) throw std::invalid_argument("negative likelihood");
  }
  for (const int o : observations)
    if (o < 0 || o >= static_cast<int>(likelihood[0].size())) throw std::invalid_argument("outcome");
}

Vector bayes_posterior(const Vector& prior, const Matrix& likelihood, const std::vector<int>& observations) {
  check(prior, likelihood, observations);
  Vector score(prior.size());
  for (std::size_t k = 0; k < prior.size(); ++k) {
    score[k] = std::log(prior[k]);
    for (const int o : observations)
      score[k] += std::log(likelihood[k][static_cast<std::size_t>(o > 0 ? o - 1 : 0)]);
  }
  const double top = *std::max_element(score.begin(), score.end());
  if (top == -std::numeric_limits<double>::infinity()) throw std::domain_error("impossible");
  for (double& s : score) s = std::exp(s - top);
  const double sum = std::accumulate(score.begin(), score.end(), 0.0);
  for (double& s : score) s /= sum;
  return score;
}
