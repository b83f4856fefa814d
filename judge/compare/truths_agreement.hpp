// Whether a given gradient is that of a given function: the right answer of a gradient check.
#pragma once

#include "compare/truths.hpp"

namespace mathjudge::compare {

/// Arguments (f, gradient, x, tolerance): 1 if every component agrees with the derivative of f within the
/// tolerance, relative to the larger of both, plus the rounding of their evaluation; 0 otherwise.
Truth agreement(const Question& question);
std::string agreement_lesson(const Findings& findings);

}  // namespace mathjudge::compare
