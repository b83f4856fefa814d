// The screen a person reads: one page, colour where the terminal has it, plain lines in a pipe.
#pragma once

#include <memory>

#include "report/reporter.hpp"

namespace mathjudge::report {

std::unique_ptr<Reporter> make_console(const Context& context);

}  // namespace mathjudge::report
