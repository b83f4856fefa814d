// The timing section as a table: yours in absolute time, every reference as a ratio to it.
#pragma once

#include <string>

#include "engine/verdict.hpp"
#include "report/style.hpp"

namespace mathjudge::report {

std::string timing_table(const engine::TimingReport& timing, const Style& style);

}  // namespace mathjudge::report
