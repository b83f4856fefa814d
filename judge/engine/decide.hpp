// From what one case did to what that means: the only place where outcomes become verdicts.
#pragma once

#include <memory>
#include <vector>

#include "engine/verdict.hpp"

namespace mathjudge::engine {

/// What judges the calls of one case, in order; null where an exception is due. Making them evaluates the
/// right answers, which needs no solution and so can be done while one compiles.
using CaseJudges = std::vector<std::shared_ptr<const compare::CallJudge>>;
CaseJudges prepare(const catalogue::Problem& problem, const catalogue::Case& the_case);

/// Judges a finished case; `run` is moved into the report. Pure: no processes, no clock.
CaseReport decide(const catalogue::Problem& problem, std::size_t index, const CaseJudges& judges,
                  execute::CaseRun run);

/// The report of a case that was not run because earlier ones exhausted the person's patience.
CaseReport skipped(const catalogue::Problem& problem, std::size_t index);

/// The index of the case that decides the submission's verdict: the first that failed and may decide.
std::optional<std::size_t> deciding_case(const std::vector<CaseReport>& cases);

}  // namespace mathjudge::engine
