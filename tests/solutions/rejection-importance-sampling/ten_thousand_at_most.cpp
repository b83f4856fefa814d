// expect: wrong-answer
// caught-by: budget
// mistake: stops at ten thousand samples

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <limits>
#include <stdexcept>
#include <vector>

using Vector = std::vector<double>;

Vector rejection_sample(const std::function<double(double)>& density, double a, double b, double bound, int n,
                        const std::function<double()>& uniform) {
  if (n < 0) throw std::invalid_argument("rejection_sample: n is negative");
  if (!(a < b)) throw std::invalid_argument("rejection_sample: the interval is empty");
  if (!(bound > 0)) throw std::invalid_argument("rejection_sample: the bound is not positive");

  Vector samples;
  samples.reserve(static_cast<std::size_t>(n));
  while (samples.size() < static_cast<std::size_t>(std::min(n, 10000))) {
    const double x = a + (b - a) * uniform();
    const double height = bound * uniform();
    if (height <= density(x)) samples.push_back(x);
  }
  return samples;
}

double importance_estimate(const Vector& values, const Vector& log_target, const Vector& log_proposal) {
  const std::size_t n = values.size();
  if (n == 0) throw std::invalid_argument("importance_estimate: no samples");
  if (log_target.size() != n || log_proposal.size() != n)
    throw std::invalid_argument("importance_estimate: the lengths differ");

  Vector log_weights(n);
  for (std::size_t i = 0; i < n; ++i) log_weights[i] = log_target[i] - log_proposal[i];
  const double largest = *std::max_element(log_weights.begin(), log_weights.end());
  if (largest == -std::numeric_limits<double>::infinity())
    throw std::domain_error("importance_estimate: all weights are zero");

  double weighted = 0, total = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const double weight = std::exp(log_weights[i] - largest);
    weighted += weight * values[i];
    total += weight;
  }
  return weighted / total;
}
