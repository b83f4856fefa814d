// Generates the code that follows a solution's source: one entry point per function of the problem.
// Generated from the spec's signature alone; no per-problem C++ exists.
#pragma once

#include <string>
#include <vector>

#include "catalogue/problem.hpp"

namespace mathjudge::compile {

/// The name under which messages place the generated code.
inline constexpr const char* kTailName = "<mathjudge>";

/// The text for `functions`. Its line i (from 1, after the line marker) up to kLinesPerFunction belong
/// to functions[0], and so on; see function_at_line().
std::string make_tail(const std::vector<catalogue::Function>& functions);

/// Which function a line of the generated code belongs to; npos for none.
std::size_t function_at_line(std::size_t line, std::size_t functions);

}  // namespace mathjudge::compile
