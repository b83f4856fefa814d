// Inputs and expected values as readable text: for examples, for --reveal, and for --repro's source.
#pragma once

#include <string>

#include "catalogue/problem.hpp"

namespace mathjudge::report {

/// A value as a C++ initialiser with all its digits: {{1, 2}, {3, 4}}. Callbacks show their formula.
std::string literal(const values::Value& value);

/// "a = {{1, 2}, {3, 4}}" per line, for the case's first call; long values are cut in the middle.
std::string revealed_input(const catalogue::Problem& problem, const catalogue::Case& the_case);

/// What the case's first call expects: stored values, an exception, or the property that is checked.
std::string revealed_expectation(const catalogue::Problem& problem, const catalogue::Case& the_case);

}  // namespace mathjudge::report
