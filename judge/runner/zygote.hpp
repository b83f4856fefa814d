// The trusted parent of all workers: never touches user code. Forks a worker per request, watches its
// time, its forbidden system calls and its end, and reports them to the judge.
#pragma once

namespace mathjudge::runner {

/// Serves the judge at the other end of `control` until that end is closed. Returns an exit status.
int serve(int control, bool sanitized);

}  // namespace mathjudge::runner
