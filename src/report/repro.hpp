// Writes one case as a program of its own: for a debugger, a profiler, or a question to a colleague.
#pragma once

#include <filesystem>
#include <string>

#include "catalogue/problem.hpp"
#include "support/result.hpp"

namespace mathjudge::report {

/// The text of a program that includes `solution`, makes the case's first call and prints the answer.
std::string repro_source(const catalogue::Problem& problem, const catalogue::Case& the_case,
                         const std::string& solution);

/// Writes it to "<problem>-<case>.cpp" in the current directory, replacing an earlier one of ours only.
support::Result<std::filesystem::path> write_repro(const catalogue::Problem& problem,
                                                   const catalogue::Case& the_case,
                                                   const std::string& solution);

}  // namespace mathjudge::report
