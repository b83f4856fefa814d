// Differentiates f in long double and compares, so no step and no truncation are involved.
#include "compare/truths_agreement.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "compare/callback_values.hpp"

namespace mathjudge::compare {
namespace {

/// What each component of the given gradient is off by, relative to the larger of it and the derivative; the
/// size of the rounding is taken off. Infinite where it is no finite number.
struct Disagreement {
  bool lengths_agree = true;
  std::vector<long double> relative;
};

Disagreement disagreement(const Question& question) {
  const auto& f = std::get<values::Callback>(question.call.arguments.at(0));
  const auto& x = std::get<values::Vector>(question.call.arguments.at(2));
  const Evaluated exact = evaluate_callback({f.program, values::Derivative::Gradient}, x);
  const Evaluated given = evaluate_callback(std::get<values::Callback>(question.call.arguments.at(1)), x);
  Disagreement result;
  result.lengths_agree = given.value.entries.size() == x.size();
  if (!result.lengths_agree) return result;
  constexpr long double kRoundings = 10;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const long double a = given.value.entries[i], n = exact.value.entries[i];
    const long double rounding =
        kRoundings * (given.bound.entries[i] + exact.bound.entries[i] + kSmallestDouble);
    const long double error = std::fabs(a - n) - rounding;
    if (!std::isfinite(a) || std::isnan(error))
      result.relative.push_back(std::numeric_limits<long double>::infinity());
    else
      result.relative.push_back(error <= 0 ? 0 : error / std::fmax(std::fabs(a), std::fabs(n)));
  }
  return result;
}

}  // namespace

Truth agreement(const Question& question) {
  const Disagreement found = disagreement(question);
  const double tolerance = std::get<double>(question.call.arguments.at(3));
  const bool agrees =
      found.lengths_agree && std::all_of(found.relative.begin(), found.relative.end(),
                                         [tolerance](long double relative) { return relative <= tolerance; });
  return {{scalar(agrees ? 1 : 0)}, {}, 1};
}

std::string agreement_lesson(const Findings& findings) {
  const Disagreement found = disagreement(findings.question);
  if (!found.lengths_agree)
    return "The gradient has another number of components than x, and was called right.";
  const auto worst = std::max_element(found.relative.begin(), found.relative.end());
  if (worst == found.relative.end()) return "An empty gradient of an empty point is right.";
  const auto component = worst - found.relative.begin();
  if (findings.target.want.front().numbers.entries.front() != 0)
    return "Every component is right, and the gradient was called wrong: the comparison must allow for the "
           "rounding and truncation of the difference itself, eps |f| / h and h^2 f'''/6.";
  if (!std::isfinite(*worst))
    return fmt::format("Component {} is NaN or infinite, and the gradient was called right.", component);
  return fmt::format(
      "Component {} of {} is off by {:.1e} relative to the derivative, and the gradient was called right: "
      "each component must be compared for itself, relative to its own size.",
      component, found.relative.size(), static_cast<double>(*worst));
}

}  // namespace mathjudge::compare
