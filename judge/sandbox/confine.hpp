// Runs one program (a compiler) and everything that it starts, confined: no network, no tracing, no
// files but those named, bounded time and memory. Nothing of it outlives the call, or the judge.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "sandbox/directories.hpp"
#include "sandbox/protection.hpp"
#include "support/result.hpp"

namespace mathjudge::sandbox {

/// What to run, what it may touch and how much it may use.
struct Confinement {
  std::vector<std::string> argv;         ///< argv[0] is the absolute path of the program
  std::vector<std::string> environment;  ///< all of it, "NAME=value"; the judge's own is not inherited
  std::filesystem::path working_directory = "/";
  std::string standard_input;  ///< fed to the program; empty: an empty input

  /// Files and directories (with all below) that may be read and executed, beyond system_directories(); those
  /// that do not exist are skipped.
  std::vector<std::filesystem::path> readable;
  /// Directories below which anything may be made, written, renamed and removed.
  std::vector<std::filesystem::path> writable;

  double cpu_seconds = 60;                         ///< of each process
  double wall_seconds = 60;                        ///< of the whole tree
  std::uint64_t address_space_bytes = 2ull << 30;  ///< of each process
  std::uint64_t file_size_bytes = 1ull << 30;      ///< of each file written
  std::size_t output_bytes = 256u << 10;           ///< kept of each of stdout and stderr; the rest is dropped
};

struct ProcessResult {
  int exit_code = 0;       ///< when `signal` is 0
  int signal = 0;          ///< that ended the program itself (its own children's ends are its business)
  bool timed_out = false;  ///< the wall deadline passed and the whole tree was killed
  double wall_seconds = 0;
  double cpu_seconds = 0;               ///< of the program and of the children it waited for
  std::uint64_t peak_memory_bytes = 0;  ///< largest resident set of any one of them
  std::string standard_output, standard_error;
  bool output_truncated = false;

  bool succeeded() const { return !timed_out && signal == 0 && exit_code == 0; }
};

/// Runs it to its end. An Error means that the judge failed (fork, a set-up step, a missing program),
/// never that the program did. Callable from several threads at a time.
support::Result<ProcessResult> run_confined(const Confinement& confinement);

/// The protections that run_confined has on this machine, found by probing.
std::vector<Protection> confinement_protections();

}  // namespace mathjudge::sandbox
