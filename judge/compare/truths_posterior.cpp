// The posterior by sums of logarithms in long double, and how far a plain sum of doubles may be from it.
#include "compare/truths_posterior.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace mathjudge::compare {
namespace {

using Numbers = std::vector<long double>;

constexpr long double kInfinity = std::numeric_limits<long double>::infinity();

struct Task {
  Numbers prior;
  Dense likelihood;
  values::IntVector observations;
};

Task task_of(const Question& question) {
  return {vector_argument(question, 0), matrix_argument(question, 1),
          std::get<values::IntVector>(question.call.arguments.at(2))};
}

/// log(prior) + the logarithms of the likelihoods, and the sum of the magnitudes of its partial sums, which
/// the rounding of plain summation is relative to (Higham, section 4.2).
struct LogWeight {
  long double sum = 0, partial_sums = 0;
};

std::vector<LogWeight> log_weights(const Task& task) {
  Dense logarithms = task.likelihood;
  for (long double& entry : logarithms.entries) entry = std::log(entry);
  std::vector<LogWeight> weights(task.prior.size());
  for (std::size_t k = 0; k < weights.size(); ++k) {
    LogWeight& weight = weights[k];
    weight.sum = std::log(task.prior[k]);
    weight.partial_sums = std::fabs(weight.sum);
    for (const int observation : task.observations) {
      weight.sum += logarithms.at(k, static_cast<std::size_t>(observation));
      weight.partial_sums += std::fabs(weight.sum);
    }
  }
  return weights;
}

long double largest_sum(const std::vector<LogWeight>& weights) {
  long double largest = -kInfinity;
  for (const LogWeight& weight : weights) largest = std::fmax(largest, weight.sum);
  return largest;
}

/// posterior_k 10 eps (1 + S_k + max S) + 4 DBL_MIN: S_k is the error of the exponent of entry k, max S that
/// of the sum which it is divided by.
Truth truth_of(const std::vector<LogWeight>& weights) {
  const long double largest = largest_sum(weights);
  long double evidence = 0, largest_partial = 0;
  Numbers posterior;
  for (const LogWeight& weight : weights) {
    posterior.push_back(std::exp(weight.sum - largest));
    evidence += posterior.back();
    if (std::isfinite(weight.sum)) largest_partial = std::fmax(largest_partial, weight.partial_sums);
  }
  constexpr long double kUnderflow = 4 * static_cast<long double>(std::numeric_limits<double>::min());
  Numbers bounds;
  for (std::size_t k = 0; k < posterior.size(); ++k) {
    posterior[k] /= evidence;
    const long double own = posterior[k] > 0 ? weights[k].partial_sums : 0;
    bounds.push_back(posterior[k] * 10 * kEps * (1 + own + largest_partial) + kUnderflow);
  }
  return {{vector(std::move(posterior))}, {std::move(bounds)}, 1};
}

Truth without_prior(Task task) {
  std::fill(task.prior.begin(), task.prior.end(), 1.0L);
  return truth_of(log_weights(task));
}

Truth prior_every_time(const Task& task) {
  std::vector<LogWeight> weights = log_weights(task);
  for (std::size_t k = 0; k < weights.size(); ++k)
    weights[k].sum += (static_cast<long double>(task.observations.size()) - 1) * std::log(task.prior[k]);
  return truth_of(weights);
}

Truth one_observation(Task task, int observation) {
  task.observations = {observation};
  return truth_of(log_weights(task));
}

Truth not_normalised(const Task& task, const Truth& right) {
  long double evidence = 0;
  for (const LogWeight& weight : log_weights(task)) evidence += std::exp(weight.sum);
  Truth result = right;
  for (long double& entry : result.parts.front().numbers.entries) entry *= evidence;
  return result;
}

}  // namespace

Truth posterior(const Question& question) { return truth_of(log_weights(task_of(question))); }

std::vector<Confusion> posterior_confusions(const Question& question) {
  const Task task = task_of(question);
  std::vector<Confusion> result;
  if (!task.observations.empty()) {
    result = {
        {"prior times likelihood, not divided by their sum", not_normalised(task, posterior(question))},
        {"the normalised likelihood, without the prior", without_prior(task)},
        {"the posterior with the prior counted once per observation", prior_every_time(task)},
        {"the posterior of the last observation alone", one_observation(task, task.observations.back())},
        {"the posterior of the first observation alone", one_observation(task, task.observations.front())}};
  }
  // What is 0/0 is no answer that a mistake could equal; what underflows to nothing would equal any.
  std::erase_if(result, [](const Confusion& confusion) {
    const Numbers& entries = confusion.truth.parts.front().numbers.entries;
    const long double sum = std::accumulate(entries.begin(), entries.end(), 0.0L);
    return !(sum > static_cast<long double>(std::numeric_limits<double>::min()) * 1e6L);
  });
  return result;
}

std::string posterior_lesson(const Findings& findings) {
  const Numbers& got = findings.got.front().numbers.entries;
  const std::vector<LogWeight> weights = log_weights(task_of(findings.question));
  const long double largest = largest_sum(weights);
  constexpr long double kLogSmallest = -708;  // of the normal doubles
  const bool extinct =
      std::any_of(weights.begin(), weights.end(), [](const LogWeight& w) { return w.sum == -kInfinity; });
  const long double sum = std::accumulate(got.begin(), got.end(), 0.0L);
  if (largest < kLogSmallest && !(std::fabs(sum - 1) < 0.5L))
    return fmt::format(
        "Every product of prior and likelihoods is below 1e{:.0f}, outside of the range of double: add "
        "logarithms, and subtract the largest sum before exp; the factor cancels when the posterior is "
        "divided by its sum.",
        static_cast<double>(largest / std::log(10.0L)));
  if (!std::isfinite(sum) && extinct)
    return "A hypothesis with probability zero has the logarithm -inf, which must end as an exact 0: -inf "
           "times 0 and -inf minus -inf are NaN.";
  if (!(std::fabs(sum - 1) <= 1e-6L))
    return fmt::format("The entries sum to {:.6g}: a posterior is divided by the sum over all hypotheses.",
                       static_cast<double>(sum));
  const Numbers& want = findings.target.want.front().numbers.entries;
  for (std::size_t k = 0; k < got.size(); ++k) {
    if (got[k] != 0 && weights[k].sum == -kInfinity)
      return fmt::format(
          "Hypothesis {} came out as {:.1e} and is ruled out: a prior of 0, or a likelihood of 0 for one of "
          "the observations, gives exactly 0. Nothing small may stand in for it.",
          k, static_cast<double>(got[k]));
    if (got[k] == 0 && want[k] > 1e-300L)
      return fmt::format(
          "Hypothesis {} came out as 0 and is possible: its posterior is {:.1e}. {}", k,
          static_cast<double>(want[k]),
          want[k] < 1e-6L
              ? "Nothing is dropped for being small, nor is an entry 1 minus the sum of the others, which "
                "has no digits of a small one."
              : "Where products are formed, or the posterior is normalised after every observation, what "
                "falls below the smallest double on the way is lost, even if later evidence speaks for it: "
                "keep logarithms up to the end.");
  }
  if (findings.comparison.error_norm < 1e-3L * findings.comparison.want_norm)
    return "The error is small, but above what summing the logarithms in double explains. Each entry counts "
           "relative to itself: 1 minus the sum of the others leaves few digits of a small one.";
  return "The posterior of k is proportional to prior_k times the product of likelihood[k][o] over all "
         "observations o, in whatever order they came.";
}

}  // namespace mathjudge::compare
