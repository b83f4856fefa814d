// expect: accepted
// The height is drawn before the point, the comparison is on u < density / bound, and the estimate shifts
// values by the first one and sums in pairs. Arguments by value, int sizes, `auto` as the return type.

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <stdexcept>
#include <utility>
#include <vector>

auto rejection_sample(std::function<double(double)> density, double a, double b, double bound, int n,
                      std::function<double()> uniform) {
  if (n < 0) throw std::out_of_range("n");
  if (a >= b) throw std::domain_error("interval");
  if (bound <= 0) throw std::domain_error("bound");
  std::vector<double> kept(static_cast<std::size_t>(n));
  for (double& slot : kept) {
    for (;;) {
      const double u = uniform();
      const double v = uniform();
      slot = (1 - v) * a + v * b;
      if (u < density(slot) / bound) break;
    }
  }
  return kept;
}

// (sum w v, sum w) over [first, last), by halves.
static std::pair<double, double> sums(const std::vector<double>& w, const std::vector<double>& v,
                                      std::size_t first, std::size_t last) {
  if (last - first == 1) return {w[first] * v[first], w[first]};
  const std::size_t middle = first + (last - first) / 2;
  const auto left = sums(w, v, first, middle), right = sums(w, v, middle, last);
  return {left.first + right.first, left.second + right.second};
}

long double importance_estimate(std::vector<double> values, std::vector<double> log_target,
                                std::vector<double> log_proposal) {
  if (values.empty() || values.size() != log_target.size() || values.size() != log_proposal.size())
    throw std::length_error("sizes");
  std::transform(log_target.begin(), log_target.end(), log_proposal.begin(), log_target.begin(),
                 std::minus<>());
  const double top = *std::max_element(log_target.begin(), log_target.end());
  if (std::isinf(top)) throw std::runtime_error("weights are all zero");
  for (double& w : log_target) w = std::exp(w - top);
  const auto [weighted, total] = sums(log_target, values, 0, values.size());
  return weighted / total;
}
