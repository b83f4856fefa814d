// A seccomp filter, compiled once from the tables of syscalls.hpp and installed by each child.
// What a worker is not allowed is reported to a listener, which learns the call's name from the kernel
// rather than from the worker.
#pragma once

#include <linux/filter.h>
#include <sys/types.h>

#include <string>
#include <vector>

#include "support/fd.hpp"
#include "support/result.hpp"

namespace mathjudge::sandbox {

class Filter {
 public:
  enum class Profile { Worker, SanitizedWorker, Compiler };

  /// Compiles the tables of `profile` with libseccomp.
  static support::Result<Filter> build(Profile profile);

  /// In a fresh child: what aims at `pid` counts as aiming at itself. Changes the filter in place.
  void aim_at(pid_t pid);

  /// In place of reporting: kills the process on the spot. For kernels and sandboxes that keep the
  /// notifications to themselves.
  void kill_instead_of_reporting();

  /// Installs the filter for good; needs no_new_privs. Async-signal-safe. Returns an errno or 0; `listener`
  /// becomes the notification descriptor of a filter that reports.
  int install(int& listener) const;

  std::size_t length() const { return program_.size(); }

 private:
  explicit Filter(std::vector<sock_filter> program) : program_(std::move(program)) {}
  std::vector<sock_filter> program_;
};

/// The system call that waits in `listener`, or an empty name when there is none (any more).
struct ReportedCall {
  std::string name;  ///< "socket"; what makes a process is "fork" or "vfork"
  pid_t pid = 0;     ///< the thread that made it, as this process numbers it
};
ReportedCall receive_report(int listener);

}  // namespace mathjudge::sandbox
