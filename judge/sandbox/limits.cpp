// The lists of resource limits, one justification per row, and their application.
#include "sandbox/limits.hpp"

#include <algorithm>
#include <cerrno>
#include <cmath>

namespace mathjudge::sandbox {
namespace {

rlim_t or_unlimited(std::uint64_t bytes) { return bytes == 0 ? RLIM_INFINITY : static_cast<rlim_t>(bytes); }

// One second more than the limit that the trusted clock enforces: this one only catches what that one cannot.
rlim_t backstop(double cpu_seconds) {
  return cpu_seconds <= 0 ? RLIM_INFINITY : static_cast<rlim_t>(std::ceil(cpu_seconds)) + 1;
}

}  // namespace

std::vector<ResourceLimit> worker_limits(const WorkerLimits& limits) {
  const rlim_t cpu = backstop(limits.cpu_seconds);
  const rlim_t memory = or_unlimited(limits.address_space_bytes);
  return {
      {RLIMIT_CORE, 0, 0, "a crash writes no core file"},
      {RLIMIT_STACK, limits.stack_bytes, limits.stack_bytes, "runaway recursion ends as a stack overflow"},
      {RLIMIT_FSIZE, limits.output_bytes, limits.output_bytes, "output beyond what is kept is refused"},
      {RLIMIT_NOFILE, 1024, 1024,
       "nothing needs many, but the report that a worker is ready carries one, and the kernel holds all that "
       "any judge of the same user has in flight against this limit"},
      {RLIMIT_MEMLOCK, 0, 0, "locked memory is not the program's to take"},
      {RLIMIT_MSGQUEUE, 0, 0, "no message queues, even where a filter is missing"},
      {RLIMIT_SIGPENDING, 64, 64, "queued signals hold kernel memory"},
      {RLIMIT_CPU, cpu, cpu == RLIM_INFINITY ? cpu : cpu + 1, "backstop of the trusted clock"},
      {RLIMIT_AS, memory, memory, "the memory limit: an allocation beyond it fails"},
  };
}

std::vector<ResourceLimit> compiler_limits(const CompilerLimits& limits) {
  const auto cpu = static_cast<rlim_t>(std::ceil(limits.cpu_seconds));
  return {
      {RLIMIT_CORE, 0, 0, "a crash writes no core file"},
      {RLIMIT_CPU, cpu, cpu + 1, "template bombs end"},
      {RLIMIT_AS, limits.address_space_bytes, limits.address_space_bytes, "template bombs end"},
      {RLIMIT_FSIZE, limits.file_size_bytes, limits.file_size_bytes, "a huge initialised array ends"},
      {RLIMIT_NOFILE, 256, 256, "a compiler opens headers, not thousands of files at a time"},
      {RLIMIT_MEMLOCK, 0, 0, "locked memory is not the compiler's to take"},
      {RLIMIT_STACK, 64u << 20, RLIM_INFINITY, "gcc raises its own to 64 MiB; the hard limit stays"},
  };
}

int apply(const std::vector<ResourceLimit>& limits) {
  for (const ResourceLimit& limit : limits) {
    rlimit current{};
    if (getrlimit(limit.resource, &current) != 0) return errno;
    const rlimit wanted{std::min(limit.soft, current.rlim_max), std::min(limit.hard, current.rlim_max)};
    if (setrlimit(limit.resource, &wanted) != 0) return errno;
  }
  return 0;
}

}  // namespace mathjudge::sandbox
