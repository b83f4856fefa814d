// The gradient of a formula by the judge's own differentiation in long double, with the running error
// bound of a double evaluation.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "compare/callback_values.hpp"
#include "compare/truths_formula.hpp"

namespace mathjudge::compare {
namespace {

/// How many entries are zero although the right ones are clearly not.
std::size_t missing_entries(const Findings& findings) {
  const auto &got = findings.got.front().numbers.entries,
             &want = findings.target.want.front().numbers.entries;
  std::size_t count = 0;
  for (std::size_t i = 0; i < want.size(); ++i)
    if (got[i] == 0 && std::fabs(want[i]) > findings.target.bounds.front()[i]) ++count;
  return count;
}

/// A chain of a million operations costs the judge far more than the solution: its case stores the gradient
/// and, as the fact "relative_rounding", a running error bound of every entry relative to it.
std::optional<Truth> stored_gradient(const Question& question) {
  const auto rounding = question.the_case.facts.find("relative_rounding");
  std::optional<Part> part = stored_part(question, 0);
  if (!part || rounding == question.the_case.facts.end()) return std::nullopt;
  std::vector<long double> bounds;
  for (const long double entry : part->numbers.entries)
    bounds.push_back(std::fabs(entry) * static_cast<long double>(rounding->second));
  return Truth{{*std::move(part)}, {std::move(bounds)}, 1};
}

}  // namespace

Truth gradient(const Question& question) {
  if (std::optional<Truth> stored = stored_gradient(question)) return *std::move(stored);
  const auto& f = std::get<values::Callback>(question.call.arguments.at(0));
  Evaluated evaluated = evaluate_callback({f.program, values::Derivative::Gradient},
                                          std::get<values::Vector>(question.call.arguments.at(1)));
  return {{vector(std::move(evaluated.value.entries))}, {std::move(evaluated.bound.entries)}, 1};
}

std::string gradient_lesson(const Findings& findings) {
  if (!std::isfinite(findings.comparison.error_norm) || !findings.comparison.worst) return "";
  const auto relative = static_cast<double>(findings.comparison.error_norm / findings.comparison.want_norm);
  const std::size_t missing = missing_entries(findings), wrong = findings.comparison.out;
  if (missing > 0 && missing == wrong)
    return fmt::format(
        "Every wrong entry ({}) is 0 where the derivative is not: that dependence was lost on the way, as "
        "when a value is copied without its derivative.",
        missing);
  // Differences with the best step leave eps^(1/2) (forward) to eps^(2/3) (central), a poor step more.
  if (relative > 1e-13 && relative < 1e-5 && missing == 0)
    return fmt::format(
        "The relative error {:.1e} is far above rounding and of the size that finite differences leave "
        "(truncation plus cancellation). Differentiation of the operations themselves has only rounding.",
        relative);
  if (relative >= 1e-5)
    return fmt::format(
        "{} of {} partial derivatives are wrong beyond any rounding: a rule is wrong, or a variable that is "
        "used more than once does not add up all its contributions.",
        wrong, findings.got.front().numbers.entries.size());
  return "The error is above the running error bound of the differentiated formula: some rule loses digits "
         "that the formula itself keeps.";
}

}  // namespace mathjudge::compare
