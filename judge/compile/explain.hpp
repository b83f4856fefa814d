// Turns a failed compilation into what the person is told: out of time or memory, their own error,
// or a signature that does not fit the problem.
#pragma once

#include <string>

#include "compile/compilation.hpp"
#include "sandbox/confine.hpp"

namespace mathjudge::compile {

/// Whether these words of a compiler, an assembler or a linker are about memory that it did not get.
bool speaks_of_memory(const std::string& messages);

/// For a compilation of the source alone: out of time, out of memory, or its own errors.
Rejection rejected_alone(const sandbox::ProcessResult& result, const Task& task);

/// For a compilation with the generated tail: the signature may also be at fault.
Rejection rejected_by_compiler(const sandbox::ProcessResult& result, const Task& task);

}  // namespace mathjudge::compile
