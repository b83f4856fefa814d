// What the kernel knows about a running worker, read from outside of it: the only clock that timing uses.
#pragma once

#include <sys/types.h>
#include <time.h>

#include "support/fd.hpp"
#include "support/result.hpp"

namespace mathjudge::execute {

class WorkerClock {
 public:
  /// Of the process behind a pidfd, whatever its pid namespace.
  static support::Result<WorkerClock> of(support::Fd pidfd);

  /// CPU time of all its threads, those that ended included. The last known value once it is gone.
  double cpu_seconds();

  /// How many threads it has now, or 0 when it is gone.
  std::size_t threads() const;

  void kill() const;

 private:
  WorkerClock(support::Fd pidfd, pid_t pid, clockid_t clock)
      : pidfd_(std::move(pidfd)), pid_(pid), clock_(clock) {}

  support::Fd pidfd_;
  pid_t pid_;
  clockid_t clock_;
  double last_ = 0;
};

double monotonic_seconds();

}  // namespace mathjudge::execute
