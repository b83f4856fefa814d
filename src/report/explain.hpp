// Turns one case's report into the lines that explain it: what was checked, what was found, what it means.
// Words only; colour and width are the console's business.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/verdict.hpp"
#include "report/reporter.hpp"

namespace mathjudge::report {

/// A labelled line: {"input", "A 5x5, condition number 4.8e+05"}. `verbatim` lines are not re-wrapped.
struct Line {
  std::string label;
  std::string text;
  bool verbatim = false;
};

/// Everything worth saying about a failed case, most important first.
std::vector<Line> explain(const engine::CaseReport& report, const Context& context);

/// The same in one line, for the failures after the first.
std::string one_line(const engine::CaseReport& report);

/// "ill-conditioned/hilbert-5".
std::string full_name(const catalogue::Case& the_case);

}  // namespace mathjudge::report
