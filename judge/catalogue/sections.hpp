// The readers of the sections of a spec; load.cpp puts them together. Each one reports to the
// diagnosis of the node it is given and returns something usable even then.
#pragma once

#include <optional>
#include <vector>

#include "catalogue/arguments.hpp"
#include "catalogue/load.hpp"
#include "catalogue/node.hpp"
#include "catalogue/problem.hpp"

namespace mathjudge::catalogue {

/// "functions": names, types and judging of what a solution provides.
std::vector<Function> read_functions(const Node& node);

/// Overrides whichever limits `node` mentions; the wall clock follows the CPU limit unless it is given.
Limits read_limits(const Node& node, const Limits& defaults);

/// "cases": at least one of them hidden, names unique.
std::vector<Case> read_cases(const Node& node, const std::vector<Function>& functions, const Limits& limits,
                             const Budget& budget);

/// "timing": proved usable by making the arguments of one call of the smallest size.
Timing read_timing(const Node& node, const std::vector<Function>& functions, const Budget& budget);

/// The index of the function that a case or the timing section means: by name, or the only one.
std::size_t read_function_choice(const Node& node, const std::vector<Function>& functions);

}  // namespace mathjudge::catalogue
