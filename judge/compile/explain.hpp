// Turns a failed compilation into what the person is told: out of time or memory, their own error,
// or a signature that does not fit the problem.
#pragma once

#include <optional>

#include "compile/compilation.hpp"
#include "sandbox/confine.hpp"

namespace mathjudge::compile {

/// The rejection if the compiler was stopped by a limit, else nothing.
std::optional<Rejection> rejected_by_limits(const sandbox::ProcessResult& result);

/// The rejection for any failure, limits included.
Rejection rejected_by_compiler(const sandbox::ProcessResult& result, const Task& task);

}  // namespace mathjudge::compile
