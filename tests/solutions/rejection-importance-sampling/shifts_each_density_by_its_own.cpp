// expect: wrong-answer
// caught-by: edge
// mistake: subtracts the largest log_target and the smallest log_proposal, not the largest difference

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
  const double top = *std::max_element(log_target.begin(), log_target.end());
  const double bottom = *std::min_element(log_proposal.begin(), log_proposal.end());
  if (top == -HUGE_VAL) throw std::domain_error("no weight");
  double numerator = 0, denominator = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const double w = std::exp((log_target[i] - top) - (log_proposal[i] - bottom));
    numerator += w * values[i];
    denominator += w;
  }
  return numerator / denominator;
}
