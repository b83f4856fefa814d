// expect: wrong-answer
// caught-by: edge
// mistake: a weight as the product of two exponentials, one of which underflows where the other overflows

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
  std::size_t best = 0;
  for (std::size_t i = 1; i < n; ++i)
    if (log_target[i] - log_proposal[i] > log_target[best] - log_proposal[best]) best = i;
  if (log_target[best] == -HUGE_VAL) throw std::domain_error("no weight");
  double numerator = 0, denominator = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const double w =
        std::exp(log_target[i] - log_target[best]) * std::exp(log_proposal[best] - log_proposal[i]);
    numerator += w * values[i];
    denominator += w;
  }
  return numerator / denominator;
}
