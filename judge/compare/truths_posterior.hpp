// Bayes' rule over finitely many hypotheses: what the observations make of the prior.
#pragma once

#include "compare/truths.hpp"

namespace mathjudge::compare {

/// Arguments (prior, likelihood, observations); the magnitude is the whole bound of an entry.
Truth posterior(const Question& question);
std::vector<Confusion> posterior_confusions(const Question& question);
std::string posterior_lesson(const Findings& findings);

}  // namespace mathjudge::compare
