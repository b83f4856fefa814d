// The trusted parent of all workers: never touches user code. Forks a worker per request, watches its
// time, its forbidden system calls and its end, and reports them to the judge.
#pragma once

namespace mathjudge::runner {

/// The wall limit is for programs that wait. One that has had this share of the time since its start as CPU
/// time is ended by its CPU limit alone, so that a busy machine does not end it early.
inline constexpr double kComputingShare = 0.1;

/// Serves the judge at the other end of `control` until that end is closed. Returns an exit status.
int serve(int control, bool sanitized);

}  // namespace mathjudge::runner
