// expect: accepted
// One pass: the running maximum of the log-weights rescales both sums whenever it grows. Rejection draws its
// trials in blocks' worth of pairs through a lambda; templates over the callables.

#include <cmath>
#include <limits>
#include <optional>
#include <stdexcept>
#include <vector>

template <class Density, class Stream>
std::vector<double> rejection_sample(const Density& density, double a, double b, double bound, long long n,
                                     Stream&& uniform) {
  if (n < 0 || !(a < b) || !(bound > 0)) throw std::invalid_argument("rejection_sample");
  const double width = b - a;
  auto trial = [&]() -> std::optional<double> {
    const double x = a + uniform() * width;
    const double level = uniform();
    if (density(x) < level * bound) return std::nullopt;
    return x;
  };
  std::vector<double> out;
  while (n > 0)
    if (const auto x = trial()) out.push_back(*x), --n;
  return out;
}

double importance_estimate(const std::vector<double>& values, const std::vector<double>& log_target,
                           const std::vector<double>& log_proposal) {
  if (values.empty() || log_target.size() != values.size() || log_proposal.size() != values.size())
    throw std::invalid_argument("importance_estimate");
  constexpr double kNothing = -std::numeric_limits<double>::infinity();
  double top = kNothing, weighted = 0, total = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double l = log_target[i] - log_proposal[i];
    if (l == kNothing) continue;
    if (l > top) {
      const double shrink = top == kNothing ? 0 : std::exp(top - l);
      weighted *= shrink;
      total *= shrink;
      top = l;
    }
    const double w = std::exp(l - top);
    weighted += w * values[i];
    total += w;
  }
  if (top == kNothing) throw std::domain_error("no sample has weight");
  return weighted / total;
}
