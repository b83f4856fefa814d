// The steps of setting up a confined child, and how a failing one is named. A child that cannot finish
// its checklist is the judge's fault and never the program's, so it says at which step it stopped.
#pragma once

#include <string>

namespace mathjudge::sandbox {

enum class Step : int {
  None,
  Fork,
  Identity,
  ParentDeath,
  Session,
  ProcessGroup,
  WorkingDirectory,
  Descriptors,
  Signals,
  CoreDumps,
  Affinity,
  ResourceLimits,
  Capabilities,
  NoNewPrivileges,
  Landlock,
  Seccomp,
  Report,
  Execute,
};

/// "applying Landlock": fits after "The judge failed while ".
const char* describe(Step step);

/// Where a child's set-up stopped, and why.
struct StepFailure {
  Step step = Step::None;
  int error = 0;  ///< an errno value
  explicit operator bool() const { return step != Step::None; }
};

/// "applying Landlock: Operation not permitted".
std::string describe(const StepFailure& failure);

}  // namespace mathjudge::sandbox
