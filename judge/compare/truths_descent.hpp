// Right answers of prescribed iterations: gradient descent with momentum, and Adam. What people write in
// their place are the same iterations with one rule changed.
#pragma once

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

/// Whether an iteration ends where it starts, at argument 1: then it cannot be told from doing nothing.
bool ends_at_start(const Question& question, const Truth& truth);

/// One check: the first callback was called exactly as often as the last argument, the number of steps, says.
/// None for an empty start, where there is nothing to learn from a call.
void one_call_per_step(const Question& question, const Usage& usage, Measurements& measurements);

}  // namespace mathjudge::compare
