// The keeper: the process between the judge and a confined program. It ends the whole tree when the program
// ends, and when its lifeline breaks: because the deadline passed or because the judge is gone.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <vector>

#include "sandbox/filter.hpp"
#include "sandbox/landlock.hpp"
#include "sandbox/limits.hpp"
#include "sandbox/namespaces.hpp"
#include "sandbox/step.hpp"
#include "support/fd.hpp"

namespace mathjudge::sandbox {

struct Pipe {
  support::Fd read, write;
};

/// What comes back through the report pipe: either a failed step or how the program ended.
struct Report {
  StepFailure failure;
  int status = 0;
  double cpu_seconds = 0;
  std::uint64_t peak_memory_bytes = 0;
};

/// Everything the children need, allocated before the fork.
struct Plan {
  std::vector<char*> argv, environment;
  const char* working_directory = nullptr;
  pid_t keeper = -1;  ///< as the program sees it
  std::vector<ResourceLimit> limits;
  std::optional<LandlockRules> landlock;
  const Filter* filter = nullptr;
  support::Fd standard_input;
  Pipe standard_output, standard_error, lifeline, report;
};

/// In the child of fork_isolated(): becomes the keeper, starts the program, and ends with it. The keeper is
/// init of the pid namespace where there is one, and a subreaper where not.
[[noreturn]] void keep(Plan& plan, const Child& self);

}  // namespace mathjudge::sandbox
