// expect: wrong-answer
// caught-by: edge
// mistake: one pass with a running maximum: (-inf) - (-inf) is NaN when the first weights are zero

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <stdexcept>
#include <vector>

using Vector = std::vector<double>;

Vector rejection_sample(const std::function<double(double)>& density, double a, double b, double bound, int n,
                        const std::function<double()>& uniform) {
  if (n < 0 || a >= b || bound <= 0) throw std::invalid_argument("arguments out of range");
  Vector samples;
  while (static_cast<int>(samples.size()) < n) {
    const double x = a + (b - a) * uniform();
    const double u = uniform();
    if (bound * u <= density(x)) samples.push_back(x);
  }
  return samples;
}

double importance_estimate(const Vector& values, const Vector& log_target, const Vector& log_proposal) {
  const std::size_t n = values.size();
  if (n == 0 || log_target.size() != n || log_proposal.size() != n) throw std::invalid_argument("lengths");
  double largest = -HUGE_VAL, numerator = 0, denominator = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const double l = log_target[i] - log_proposal[i], grown = std::max(largest, l);
    const double rescale = std::exp(largest - grown), w = std::exp(l - grown);
    numerator = numerator * rescale + w * values[i];
    denominator = denominator * rescale + w;
    largest = grown;
  }
  if (largest == -HUGE_VAL) throw std::domain_error("no weight");
  return numerator / denominator;
}
