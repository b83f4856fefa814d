// Resource limits as data: the child only walks the list.
#pragma once

#include <sys/resource.h>

#include <cstdint>
#include <vector>

namespace mathjudge::sandbox {

struct ResourceLimit {
  __rlimit_resource resource;
  rlim_t soft;
  rlim_t hard;
  const char* why;
};

struct WorkerLimits {
  double cpu_seconds = 0;                 ///< 0: no backstop (a worker that is timed lives long)
  std::uint64_t address_space_bytes = 0;  ///< in all, the runner's own included; 0: unlimited
  std::uint64_t stack_bytes = 0;
  std::uint64_t output_bytes = 0;  ///< of each of stdout and stderr
};

/// For a worker that runs a solution.
std::vector<ResourceLimit> worker_limits(const WorkerLimits& limits);

struct CompilerLimits {
  double cpu_seconds = 0;
  std::uint64_t address_space_bytes = 0;
  std::uint64_t file_size_bytes = 0;
};

/// For each process of a compilation.
std::vector<ResourceLimit> compiler_limits(const CompilerLimits& limits);

/// Applies them in order, lowering what exceeds a hard limit already in force (nobody may raise those).
/// Async-signal-safe; returns an errno or 0.
int apply(const std::vector<ResourceLimit>& limits);

}  // namespace mathjudge::sandbox
