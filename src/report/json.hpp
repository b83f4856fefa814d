// One JSON document per run, for programs: everything the report knows, nothing else on the stream.
#pragma once

#include <memory>

#include "report/reporter.hpp"

namespace mathjudge::report {

/// Changes when a field is removed or changes its meaning; new fields do not change it.
inline constexpr int kJsonSchemaVersion = 1;

std::unique_ptr<Reporter> make_json(const Context& context);

}  // namespace mathjudge::report
