// Right answers that come from evaluating formulas: importance sampling and gradients.
#pragma once

#include "compare/truths.hpp"

namespace mathjudge::compare {

/// Arguments (values, log_target, log_proposal); the magnitude is the whole bound.
Truth importance(const Question& question);
std::vector<Confusion> importance_confusions(const Question& question);
std::string importance_lesson(const Findings& findings);

/// Arguments (f, x); the magnitude is the running error bound.
Truth gradient(const Question& question);
std::string gradient_lesson(const Findings& findings);

}  // namespace mathjudge::compare
