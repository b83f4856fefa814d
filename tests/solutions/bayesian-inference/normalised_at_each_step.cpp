// expect: wrong-answer
// caught-by: structure
// mistake: normalises after each observation: a hypothesis that underflows to 0 never comes back

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
  Vector posterior = prior;
  for (const int o : observations) {
    for (std::size_t k = 0; k < prior.size(); ++k) posterior[k] *= likelihood[k][static_cast<std::size_t>(o)];
    const double sum = std::accumulate(posterior.begin(), posterior.end(), 0.0);
    if (sum == 0) throw std::domain_error("impossible");
    for (double& p : posterior) p /= sum;
  }
  return posterior;
}
