// The Monte Carlo estimate of an integral and its standard error, from the very uniforms that a solution
// draws.
#pragma once

#include "compare/truths.hpp"

namespace mathjudge::compare {

/// Arguments (f, a, b, n, uniform); the magnitudes are the whole bounds of the estimate and of the error.
Truth monte_carlo(const Question& question);
std::vector<Confusion> monte_carlo_confusions(const Question& question);
std::string monte_carlo_lesson(const Findings& findings);
/// Exactly n draws; where a = b the integral is 0 whatever is drawn, and none are accepted too.
void monte_carlo_budget(const Question& question, const Usage& usage, Measurements& measurements);

}  // namespace mathjudge::compare
