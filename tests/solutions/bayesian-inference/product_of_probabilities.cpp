// expect: runtime-error
// caught-by: scale
// mistake: multiplies the probabilities, which underflow

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
  Vector weight = prior;
  for (std::size_t k = 0; k < prior.size(); ++k)
    for (const int o : observations) weight[k] *= likelihood[k][static_cast<std::size_t>(o)];
  const double sum = std::accumulate(weight.begin(), weight.end(), 0.0);
  if (sum == 0) throw std::domain_error("impossible");
  for (double& p : weight) p /= sum;
  return weight;
}
