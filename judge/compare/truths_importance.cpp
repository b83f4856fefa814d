// The self-normalised importance-sampling estimate sum w v / sum w, with log-sum-exp in long double.
#include <cmath>
#include <limits>

#include "compare/truths_formula.hpp"

namespace mathjudge::compare {
namespace {

using Numbers = std::vector<long double>;

struct Weighted {
  long double estimate = 0;
  long double spread = 0;       ///< sum w |v| / sum w
  long double largest_log = 0;  ///< max |finite log w|
};

Weighted average(const Numbers& values, const Numbers& log_weights) {
  Weighted result;
  long double highest = -std::numeric_limits<long double>::infinity();
  for (const long double log_weight : log_weights) {
    highest = std::fmax(highest, log_weight);
    if (std::isfinite(log_weight)) result.largest_log = std::fmax(result.largest_log, std::fabs(log_weight));
  }
  long double total = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const long double weight = std::exp(log_weights[i] - highest);
    total += weight;
    result.estimate += weight * values[i];
    result.spread += weight * std::fabs(values[i]);
  }
  result.estimate /= total;
  result.spread /= total;
  return result;
}

/// (16 + 4 max |finite log w| + 2n) eps sum w|v| / sum w: the subtraction of logs and the exponentials err
/// by eps |log w| each, the sums by n eps.
Truth bounded(const Numbers& values, const Numbers& log_weights) {
  const Weighted result = average(values, log_weights);
  const long double n = static_cast<long double>(values.size());
  const long double bound = (16 + 4 * result.largest_log + 2 * n) * kEps * result.spread;
  return {{scalar(result.estimate)}, {{bound}}, 1};
}

Numbers combine(const Numbers& a, const Numbers& b, long double factor) {
  Numbers result(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) result[i] = a[i] + factor * b[i];
  return result;
}

}  // namespace

Truth importance(const Question& question) {
  const Numbers values = vector_argument(question, 0);
  return bounded(values, combine(vector_argument(question, 1), vector_argument(question, 2), -1));
}

std::vector<Confusion> importance_confusions(const Question& question) {
  const Numbers values = vector_argument(question, 0), target = vector_argument(question, 1),
                proposal = vector_argument(question, 2), weights = combine(target, proposal, -1);
  Truth unnormalised = bounded(values, weights);
  long double mean_weight = 0;
  for (const long double log_weight : weights)
    mean_weight += std::exp(log_weight) / static_cast<long double>(values.size());
  unnormalised.parts.front().numbers.entries.front() *= mean_weight;
  unnormalised.magnitudes.front().front() *= mean_weight;
  std::vector<Confusion> result{
      {"the plain average, without weights", bounded(values, Numbers(values.size(), 0.0L))},
      {"the average with target and proposal exchanged", bounded(values, combine(proposal, target, -1))},
      {"the average with the target's density as weight", bounded(values, target)},
      {"sum w v / n, divided by the number of samples instead of the sum of the weights", unnormalised}};
  std::erase_if(result,
                [](const Confusion& confusion) {  // a zero density exchanged with the other is infinite
                  return !std::isfinite(confusion.truth.parts.front().numbers.entries.front());
                });
  return result;
}

std::string importance_lesson(const Findings& findings) {
  const Numbers log_weights =
      combine(vector_argument(findings.question, 1), vector_argument(findings.question, 2), -1);
  long double highest = -std::numeric_limits<long double>::infinity();
  for (const long double log_weight : log_weights) {
    highest = std::fmax(highest, log_weight);
  }
  // What underflow and overflow leave: NaN, infinity, a 0 in place of 0/0, or weights with few digits.
  const long double got = findings.got.front().numbers.entries.front();
  const bool lost = !std::isfinite(got) || got == 0;
  if (highest > 700 ? lost : highest < -700 && (lost || highest > -746))
    return "The weights themselves are outside the range of double: subtract the largest log-weight before "
           "exp; the factor cancels in sum w v / sum w.";
  if (!std::isfinite(got))
    return "The estimate is not finite, though the largest weight is an ordinary number: only log_target - "
           "log_proposal may go into exp, less the largest of these differences. Either logarithm alone can "
           "be far out of range.";
  return "Rounding of the logarithms, exponentials and sums cannot cause this error: the weights are not "
         "target over proposal, or their sum is not what was divided by.";
}

}  // namespace mathjudge::compare
