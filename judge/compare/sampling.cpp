// One function and one table row per check.
#include "compare/sampling.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "compare/tails.hpp"

namespace mathjudge::compare {
namespace {

constexpr long double kInfinity = std::numeric_limits<long double>::infinity();

Check make_check(std::string formula, long double measured, long double threshold, std::string teaches) {
  return {std::move(formula), static_cast<double>(measured), static_cast<double>(threshold),
          std::move(teaches), false};
}

Check range(const Samples& samples, const SamplingTask& task, const Distribution&) {
  const auto outside = std::count_if(samples.sorted().begin(), samples.sorted().end(),
                                     [&](long double x) { return x < task.a || x > task.b; });
  return make_check("samples outside [a, b]", static_cast<long double>(outside), 0,
                    "The proposal is a + (b - a) u with u in [0, 1), so that no sample leaves [a, b].");
}

Check kolmogorov_smirnov(const Samples& samples, const SamplingTask& task, const Distribution& truth) {
  const long double n = static_cast<long double>(samples.size());
  const long double distance = kolmogorov_distance(samples, truth);
  return make_check(
      "sqrt(n) sup |F_n - F|", std::sqrt(n) * distance, kolmogorov_threshold(task.alpha),
      fmt::format(
          "The empirical distribution is {:.1e} away from that of the density; n right samples are that far "
          "with probability below {:.0e} (Dvoretzky-Kiefer-Wolfowitz).",
          static_cast<double>(distance), static_cast<double>(task.alpha)));
}

/// |mean of y - expected| in units of sigma / sqrt(n) against Bernstein's bound; y is at most `largest` away.
Check mean_check(std::string formula, std::size_t n, long double deviation, long double sigma,
                 long double largest, long double alpha, std::string teaches) {
  if (n == 0) return make_check(std::move(formula), 0, bernstein_threshold(1, sigma, largest, alpha), "");
  const long double z = std::fabs(deviation) * std::sqrt(static_cast<long double>(n)) / sigma;
  return make_check(std::move(formula), z, bernstein_threshold(n, sigma, largest, alpha), std::move(teaches));
}

long double reach(const SamplingTask& task, const Distribution& truth) {
  return std::fmax(truth.mean() - task.a, task.b - truth.mean());
}

long double average(const std::vector<long double>& x) {
  long double sum = 0;
  for (const long double value : x) sum += value;
  return x.empty() ? 0 : sum / static_cast<long double>(x.size());
}

Check mean(const Samples& samples, const SamplingTask& task, const Distribution& truth) {
  const long double difference = average(samples.in_order()) - truth.mean();
  return mean_check(
      "|mean - mu| / (sigma / sqrt(n))", samples.size(), difference, std::sqrt(truth.variance()),
      reach(task, truth), task.alpha,
      fmt::format(
          "The mean is {:+.1e} standard deviations of the density off, which chance does not explain.",
          static_cast<double>(difference / std::sqrt(truth.variance()))));
}

Check variance(const Samples& samples, const SamplingTask& task, const Distribution& truth) {
  std::vector<long double> squares;
  for (const long double x : samples.in_order()) squares.push_back((x - truth.mean()) * (x - truth.mean()));
  const long double expected = truth.variance(), difference = average(squares) - expected;
  const long double sigma = std::sqrt(std::fmax(truth.fourth_central_moment() - expected * expected, 0.0L));
  const long double largest = std::fmax(reach(task, truth) * reach(task, truth) - expected, expected);
  return mean_check("|mean (x - mu)^2 - sigma^2| / (sqrt(mu_4 - sigma^4) / sqrt(n))", samples.size(),
                    difference, sigma, largest, task.alpha,
                    fmt::format("The spread of the samples is {:.3f} of what the density has.",
                                static_cast<double>(average(squares) / expected)));
}

/// Products of neighbours from `first` on, two apart, share no sample: they are independent.
Check neighbours(const Samples& samples, const SamplingTask& task, const Distribution& truth,
                 std::size_t first) {
  const auto& x = samples.in_order();
  std::vector<long double> products;
  for (std::size_t i = first; i + 1 < x.size(); i += 2)
    products.push_back((x[i] - truth.mean()) * (x[i + 1] - truth.mean()));
  const long double correlation = average(products) / truth.variance();
  return mean_check(
      "|correlation of neighbours| sqrt(pairs)", products.size(), average(products), truth.variance(),
      reach(task, truth) * reach(task, truth), task.alpha / 2,
      fmt::format("Neighbouring samples have correlation {:+.3f}; independent ones have none. Sorting the "
                  "samples, repeating them, or using one uniform for two of them does this.",
                  static_cast<double>(std::clamp(correlation, -1.0L, 1.0L))));
}

Check lag(const Samples& samples, const SamplingTask& task, const Distribution& truth) {
  Check even = neighbours(samples, task, truth, 0), odd = neighbours(samples, task, truth, 1);
  return even.measured / even.threshold >= odd.measured / odd.threshold ? even : odd;
}

Check pairs(const Samples& samples, const SamplingTask& task, const Distribution&) {
  const auto& x = samples.in_order();
  long double ascending = 0, count = 0;
  for (std::size_t i = 0; i + 1 < x.size(); i += 2) {
    if (x[i] == x[i + 1]) continue;
    count += 1;
    ascending += x[i] < x[i + 1] ? 1 : 0;
  }
  const long double share = count > 0 ? ascending / count : 0.5L;
  return make_check(
      "n/2 KL(share of ascending pairs || 1/2)", chernoff_exponent(count, share, 0.5L),
      std::log(2 / task.alpha),
      fmt::format(
          "In {:.1f} % of the pairs (x_0, x_1), (x_2, x_3), ... the second is larger; for independent "
          "samples it is half of them. The order of the samples is not random.",
          static_cast<double>(100 * share)));
}

/// Sampled values are a + (b - a) u rounded, with u a multiple of 2^-53: they repeat, but seldom.
Check distinct(const Samples& samples, const SamplingTask& task, const Distribution& truth) {
  const auto& x = samples.sorted();
  std::size_t repeats = 0;
  for (std::size_t i = 1; i < x.size(); ++i) repeats += static_cast<std::size_t>(x[i] == x[i - 1]);
  const long double spacing =
      (task.b - task.a) * 0x1p-53L + std::fmax(std::fabs(task.a), std::fabs(task.b)) * 0x1p-52L;
  // Sample i repeats one before it with probability at most i times that of the likeliest value.
  const long double n = static_cast<long double>(x.size());
  const long double expected = n * (n - 1) / 2 * std::fmin(1.0L, truth.largest_density() * spacing);
  const auto threshold = static_cast<long double>(poisson_threshold(expected, task.alpha) - 1);
  return make_check(
      "samples that repeat another", static_cast<long double>(repeats), threshold,
      "A continuous density hardly ever gives the same double twice: samples are being reused, or pass "
      "through float.");
}

Check draws(const Samples& samples, const SamplingTask& task, const Distribution& truth) {
  const long double n = static_cast<long double>(samples.size());
  const long double trials = static_cast<long double>(samples.draws()) / 2;
  const long double accepted = std::fmin(truth.integral() / (task.bound * (task.b - task.a)), 1.0L);
  long double exponent = 0;
  if (n > 0 && n / trials > accepted)  // early: n successes within this many trials
    exponent = chernoff_exponent(trials, n / trials, accepted);
  else if (n > 0 && trials > n)  // late: at most n - 1 in all trials but the last
    exponent = chernoff_exponent(trials - 1, (n - 1) / (trials - 1), accepted);
  return make_check("trials KL(n / trials || integral / (bound (b - a)))", exponent, std::log(2 / task.alpha),
                    fmt::format("{} uniforms were drawn{}; with two a trial, and a trial accepted with "
                                "probability integral / (bound (b - a)), about {:.0f} are expected.",
                                samples.draws(), trials < n ? ", fewer than two for each sample" : "",
                                static_cast<double>(2 * n / accepted)));
}

constexpr SampleCheck kChecks[] = {
    {"range", range},       {"kolmogorov_smirnov", kolmogorov_smirnov},
    {"mean", mean},         {"variance", variance},
    {"lag", lag},           {"pairs", pairs},
    {"distinct", distinct}, {"draws", draws},
};

struct WrongSampler {
  std::string_view name;
  long double (*density)(const SamplingTask& task, long double x);
};
constexpr WrongSampler kWrongSamplers[] = {
    {"uniform samples: nothing was rejected", [](const SamplingTask&, long double) { return 1.0L; }},
    {"samples accepted when u <= density(x), without the bound",
     [](const SamplingTask& task, long double x) { return std::fmin(task.density(x), 1.0L); }},
    {"samples accepted with the same uniform that placed them",
     [](const SamplingTask& task, long double x) {
       return (x - task.a) / (task.b - task.a) * task.bound <= task.density(x) ? 1.0L : 0.0L;
     }},
    {"samples of the density squared",
     [](const SamplingTask& task, long double x) { return task.density(x) * task.density(x); }},
    {"samples of the square root of the density",
     [](const SamplingTask& task, long double x) { return std::sqrt(task.density(x)); }},
    {"samples of the complement, accepted where they should be rejected",
     [](const SamplingTask& task, long double x) { return task.bound - task.density(x); }},
};

/// The largest difference between the steps of a sample and a distribution function, by branch and bound:
/// both are monotone, so most samples can be passed over without evaluating the function there.
class Kolmogorov {
 public:
  Kolmogorov(const std::vector<double>& sorted, const Distribution& distribution)
      : sorted_(sorted), distribution_(distribution), n_(static_cast<long double>(sorted.size())) {}

  long double distance() {
    const std::size_t last = sorted_.size() - 1;
    search(0, last, look(0), look(last));
    return largest_;
  }

 private:
  long double step(std::size_t i) const { return static_cast<long double>(i) / n_; }

  long double look(std::size_t i) {
    const long double f = distribution_.cdf(sorted_[i]);
    largest_ = std::fmax(largest_, std::fmax(f - step(i), step(i + 1) - f));
    return f;
  }

  void search(std::size_t first, std::size_t last, long double f_first, long double f_last) {
    const long double at_most = std::fmax(f_last - step(first + 1), step(last) - f_first);
    if (last - first < 2 || at_most <= largest_) return;
    const std::size_t middle = first + (last - first) / 2;
    const long double f_middle = look(middle);
    search(first, middle, f_first, f_middle);
    search(middle, last, f_middle, f_last);
  }

  const std::vector<double>& sorted_;
  const Distribution& distribution_;
  long double n_, largest_ = 0;
};

}  // namespace

Samples::Samples(std::vector<long double> in_order, std::uint64_t draws)
    : in_order_(std::move(in_order)), draws_(draws) {
  sorted_.reserve(in_order_.size());
  for (const long double x : in_order_) sorted_.push_back(static_cast<double>(x));
  std::sort(sorted_.begin(), sorted_.end());
}

std::span<const SampleCheck> sample_checks() { return kChecks; }

long double kolmogorov_distance(const Samples& samples, const Distribution& distribution) {
  return samples.size() == 0 ? 0 : Kolmogorov(samples.sorted(), distribution).distance();
}

std::string find_wrong_sampler(const Samples& samples, const SamplingTask& task) {
  const long double threshold =
      kolmogorov_threshold(task.alpha) / std::sqrt(static_cast<long double>(samples.size()));
  const Distribution right(task.density, task.a, task.b);
  if (kolmogorov_distance(samples, right) <= threshold) return "";  // the distribution is not what is wrong
  for (const WrongSampler& wrong : kWrongSamplers) {
    const Distribution candidate([&](long double x) { return wrong.density(task, x); }, task.a, task.b);
    if (candidate.integral() > 0 && kolmogorov_distance(samples, candidate) <= threshold)
      return std::string(wrong.name);
  }
  return "";
}

}  // namespace mathjudge::compare
