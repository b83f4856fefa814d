// expect: accepted
// One observation at a time, for all hypotheses at once: after each the largest score is subtracted, so
// scores are logarithms of odds against the leader. Base 2, and the sum backwards.

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <vector>

using Vector = std::vector<double>;

auto bayes_posterior(const Vector& prior, const std::vector<Vector>& likelihood,
                     const std::vector<int>& observations) -> Vector {
  constexpr double kImpossible = -std::numeric_limits<double>::infinity();
  const auto negative = [](double p) { return p < 0; };
  if (std::any_of(prior.begin(), prior.end(), negative)) throw std::invalid_argument("negative prior");
  if (const double sum = std::accumulate(prior.begin(), prior.end(), 0.0); sum < 0.9999 || sum > 1.0001)
    throw std::invalid_argument("prior");
  if (prior.size() != likelihood.size()) throw std::invalid_argument("rows");
  for (const Vector& row : likelihood)
    if (row.size() != likelihood.back().size() || std::any_of(row.begin(), row.end(), negative))
      throw std::invalid_argument("likelihood");
  for (const int o : observations)
    if (o < 0 || static_cast<std::size_t>(o) >= likelihood.back().size())
      throw std::invalid_argument("outcome");

  Vector score;
  for (const double p : prior) score.push_back(std::log2(p));
  for (const int o : observations) {
    for (std::size_t k = 0; k < score.size(); ++k)
      score[k] += std::log2(likelihood[k][static_cast<std::size_t>(o)]);
    const double leader = *std::max_element(score.begin(), score.end());
    if (leader == kImpossible) throw std::domain_error("impossible");
    for (double& s : score) s -= leader;
  }
  std::transform(score.begin(), score.end(), score.begin(), [](double s) { return std::exp2(s); });
  const double sum = std::accumulate(score.rbegin(), score.rend(), 0.0);
  for (double& s : score) s /= sum;
  return score;
}
