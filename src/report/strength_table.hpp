// The table that proves the catalogue: cases, kills, acceptances and calibration margins per problem.
#pragma once

#include <string>
#include <vector>

#include "engine/verify.hpp"
#include "report/style.hpp"

namespace mathjudge::report {

/// One problem in one line, as it is finished.
std::string strength_line(const engine::Strength& strength, const Style& style);

/// All problems, aligned for a terminal.
std::string strength_table(const std::vector<engine::Strength>& strengths);

/// The same as a Markdown page (problems/STRENGTH.md).
std::string strength_markdown(const std::vector<engine::Strength>& strengths);

}  // namespace mathjudge::report
