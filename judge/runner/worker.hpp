// From the fork to the first line of the solution: a checklist that takes everything away from the
// process but its two frames and its two outputs. Whatever fails on the way is the judge's fault.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "runner/protocol.hpp"
#include "sandbox/filter.hpp"
#include "sandbox/landlock.hpp"
#include "sandbox/step.hpp"

namespace mathjudge::runner {

/// What the bare runner is, before it knows a solution.
struct Baseline {
  std::uint64_t address_space_bytes = 0;
  std::uintptr_t stack_top = 0;
};
Baseline measure_baseline();

/// What locks a worker down; prepared once by the zygote. What is missing here, this machine lacks.
struct Lockdown {
  std::optional<sandbox::LandlockRules> landlock;
  std::optional<sandbox::Filter> filter;
  bool sanitized = false;  ///< the library needs the run-time of AddressSanitizer
};

/// The descriptors of a request, in this order.
inline constexpr std::size_t kInputs = 0, kAnswers = 1, kStandardOutput = 2, kStandardError = 3,
                             kRequestDescriptors = 4;

struct Assignment {
  RunRequest request;
  int fds[kRequestDescriptors] = {-1, -1, -1, -1};
  pid_t zygote = -1;
  Baseline baseline;
  std::string library;
};

/// What a worker sends over sandbox::kSetupDescriptor, together with its notification listener.
struct ReadyReport {
  std::uint32_t slot = 0;
  sandbox::StepFailure failure;
};

/// In a fresh fork: locks down, reports, runs the solution.
[[noreturn]] void become_worker(const Assignment& assignment, Lockdown& lockdown);

/// In a fresh fork: tries the steps that a machine may lack, and ends with a Step as its exit status
/// (Step::None: all went well).
[[noreturn]] void try_lockdown(Lockdown& lockdown);

}  // namespace mathjudge::runner
