// Right answers of prescribed iterations: gradient descent with momentum, and Adam. What people write in
// their place are the same iterations with one rule changed.
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "compare/spread.hpp"
#include "compare/truths.hpp"

namespace mathjudge::compare {

/// Arguments (gradient, x0, learning_rate, momentum, steps); magnitudes and `wider` are spreads.
Truth gradient_descent(const Question& question);
std::vector<Confusion> gradient_descent_confusions(const Question& question);
std::string gradient_descent_lesson(const Findings& findings);

/// Arguments (gradient, x0, learning_rate, beta1, beta2, epsilon, steps); likewise.
Truth adam(const Question& question);
std::vector<Confusion> adam_confusions(const Question& question);
std::string adam_lesson(const Findings& findings);

/// For a run of many steps, to be continued: what may change on the way.
inline constexpr std::string_view kShortRunsHelp =
    "Short runs help: find the first number of steps whose result differs. If it is 1 or 2, check that by "
    "hand; "
    "if it is larger, look for what changes ";

/// Whether an iteration ends where it starts, at argument 1: then it cannot be told from doing nothing.
bool ends_at_start(const Question& question, const Truth& truth);

/// One way to write an iteration wrong, and the words for where that leads.
template <class Slip>
struct NamedSlip {
  Slip slip;
  const char* name;
};

/// Where each slip would have led, but for those that lead nowhere; `iteration_with(slip)` makes the model.
template <class Slip, std::size_t count, class IterationWith>
std::vector<Confusion> slip_confusions(const Question& question, const NamedSlip<Slip> (&slips)[count],
                                       IterationWith iteration_with) {
  std::vector<Confusion> result;
  for (const auto& [slip, name] : slips)
    if (Truth truth = spread_truth(iteration_with(slip)); !ends_at_start(question, truth))
      result.push_back({name, std::move(truth)});
  return result;
}

/// One check: the first callback was called exactly as often as the last argument, the number of steps, says.
/// None for an empty start, where there is nothing to learn from a call.
void one_call_per_step(const Question& question, const Usage& usage, Measurements& measurements);

}  // namespace mathjudge::compare
