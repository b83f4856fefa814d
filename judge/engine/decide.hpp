// From what one case did to what that means: the only place where outcomes become verdicts.
#pragma once

#include "engine/verdict.hpp"

namespace mathjudge::engine {

/// Judges a finished case; `run` is moved into the report. Pure: no processes, no clock.
CaseReport decide(const catalogue::Problem& problem, std::size_t index, execute::CaseRun run);

/// The report of a case that was not run because earlier ones exhausted the person's patience.
CaseReport skipped(const catalogue::Problem& problem, std::size_t index);

/// The index of the case that decides the submission's verdict: the first that failed and may decide.
std::optional<std::size_t> deciding_case(const std::vector<CaseReport>& cases);

}  // namespace mathjudge::engine
