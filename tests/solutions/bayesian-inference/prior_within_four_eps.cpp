// expect: runtime-error
// caught-by: edge
// mistake: a tolerance for the sum of the prior that does not grow with their number

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <stdexcept>
#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

static void check(const Vector& prior, const Matrix& likelihood, const std::vector<int>& observations) {
  double sum = 0;
  for (const double p : prior) {
    if (p < 0) throw std::invalid_argument("negative prior");
    sum += p;
  }
  if (std::fabs(sum - 1) > 1e-15 || likelihood.size() != prior.size()) throw std::invalid_argument("prior");
  for (const Vector& row : likelihood) {
    if (row.size() != likelihood.front().size()) throw std::invalid_argument("ragged");
    for (const double p : row)
      if (p < 0) throw std::invalid_argument("negative likelihood");
  }
  for (const int o : observations)
    if (o < 0 || static_cast<std::size_t>(o) >= likelihood.front().size())
      throw std::invalid_argument("outcome");
}

Vector bayes_posterior(const Vector& prior, const Matrix& likelihood, const std::vector<int>& observations) {
  check(prior, likelihood, observations);
  Vector score;
  for (std::size_t k = 0; k < prior.size(); ++k) {
    score.push_back(std::log(prior[k]));
    for (const int o : observations) score[k] += std::log(likelihood[k][static_cast<std::size_t>(o)]);
  }
  const double largest = *std::max_element(score.begin(), score.end());
  if (largest == -std::numeric_limits<double>::infinity()) throw std::domain_error("impossible");
  double sum = 0;
  for (double& s : score) {
    s = std::exp(s - largest);
    sum += s;
  }
  for (double& s : score) s /= sum;
  return score;
}
