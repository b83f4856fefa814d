// Rejection sampling from an unnormalised density, and the self-normalised importance-sampling estimate.
//
// Rejection. Points (x, y) uniform in the box [a, b] x [0, bound], kept when y <= density(x), are uniform in
// the area under the density; so their x are distributed as the density, and its integral is never needed. A
// trial is accepted with the probability integral / (bound (b - a)), hence about n bound (b - a) / integral
// trials.
//
// Importance. Samples x_i came from a proposal q, but the average is wanted under a target p: weight them by
// w_i = p(x_i) / q(x_i), and since p and q are known up to constants only, divide by the sum of the weights,
// where the constants cancel: sum w v / sum w.
//
// Numerical notes. Log-densities near -1000 or +1000 are ordinary, and exp of them is 0 or infinity.
// Multiplying all weights by exp(-m) changes nothing in the quotient; with m the largest log-weight, the
// largest weight is 1, no weight overflows, and those that underflow do not matter beside it.

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
  // Written as !(good) so that NaN is refused as well.
  if (n < 0) throw std::invalid_argument("rejection_sample: n is negative");
  if (!(a < b)) throw std::invalid_argument("rejection_sample: the interval is empty");
  if (!(bound > 0)) throw std::invalid_argument("rejection_sample: the bound is not positive");

  Vector samples;
  samples.reserve(static_cast<std::size_t>(n));
  while (samples.size() < static_cast<std::size_t>(n)) {
    const double x = a + (b - a) * uniform();
    const double height = bound * uniform();  // a second, independent uniform: the first one knows x already
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
  // Every weight is zero: the target gives no mass to any sample, and 0/0 has no value.
  if (largest == -std::numeric_limits<double>::infinity())
    throw std::domain_error("importance_estimate: all weights are zero");

  double weighted = 0, total = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const double weight = std::exp(log_weights[i] - largest);  // exp(-inf) = 0 needs no special case
    weighted += weight * values[i];
    total += weight;
  }
  return weighted / total;
}
