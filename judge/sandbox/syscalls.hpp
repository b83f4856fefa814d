// What confined programs may ask of the kernel, as tables with one justification per row.
#pragma once

#include <cstdint>
#include <span>

namespace mathjudge::sandbox {

/// The answer to a system call that matches a row.
enum class Answer : std::uint8_t {
  Allow,  ///< it is carried out
  Fail,   ///< it returns the row's errno: a harmless probe, whose caller can live with "no"
};

/// A condition on one argument of the call.
struct Condition {
  enum class Kind : std::uint8_t { None, Equals, HasExactly, IsOwnPid } kind = Kind::None;
  std::uint8_t argument = 0;
  std::uint64_t mask = 0;  ///< HasExactly: these bits are looked at
  std::uint64_t value = 0;
};

struct SyscallRow {
  const char* name;
  Answer answer;
  int error;  ///< for Fail
  Condition condition;
  const char* why;
};

/// A solution: what is not listed is reported, and ends it.
std::span<const SyscallRow> worker_syscalls();

/// In addition, what the run-time of AddressSanitizer needs.
std::span<const SyscallRow> sanitizer_syscalls();

/// A compiler: what is listed fails, everything else is allowed.
std::span<const SyscallRow> compiler_denied_syscalls();

/// The descriptor over which a worker hands out its notification listener; it is closed, and beyond
/// reach, before the solution runs.
inline constexpr int kSetupDescriptor = 3;

}  // namespace mathjudge::sandbox
