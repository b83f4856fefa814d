// Tells a stack overflow, and a refused allocation, from other crashes. Runs inside the worker, so its
// word is only used for wording; the crash itself is what the kernel reports.
#pragma once

#include <cstdint>

#include "runner/frame.hpp"

namespace mathjudge::runner {

/// Notes the circumstances of SIGSEGV and SIGBUS in `header`, then lets them kill the process as usual.
/// The main thread's stack ends at `stack_top` and may grow to `stack_bytes`. Returns an errno or 0.
int note_crashes(AnswerHeader* header, std::uintptr_t stack_top, std::uint64_t stack_bytes);

/// Notes in `header` when operator new is refused memory; it throws as usual.
void note_refused_allocations(AnswerHeader* header);

/// The end of the main thread's stack (its highest address).
std::uintptr_t find_stack_top();

}  // namespace mathjudge::runner
