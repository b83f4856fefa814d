// The right answer to a composition of functions with given Jacobians: its value and its Jacobian.
#pragma once

#include "compare/truths.hpp"

namespace mathjudge::compare {

/// Arguments (stages, x), parts (value, jacobian). The magnitudes bound what a double computation that
/// multiplies the stages' Jacobians in any order may be off by.
Truth composition(const Question& question);
std::vector<Confusion> composition_confusions(const Question& question);
std::string composition_lesson(const Findings& findings);

/// One check: no stage's function or Jacobian was called more than once.
void composition_budget(const Question& question, const Usage& usage, Measurements& measurements);

}  // namespace mathjudge::compare
