// What a run could leave behind or change outside itself, looked at before and after it: processes, files,
// IPC objects, mounts, settings. And a run watched from outside, with what it used at its height.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "support/result.hpp"

namespace mathjudge::commands {

/// Something that is there and should not be, or that changed.
struct Trace {
  std::string kind;  ///< one of kTraceKinds
  std::string what;
};
inline constexpr const char* kTraceKinds[] = {"processes", "files", "IPC objects", "mounts", "settings"};

/// The state of the machine outside a run's own directories, as far as a run must not touch it.
class Surroundings {
 public:
  static Surroundings now();
  std::vector<Trace> changes_since(const Surroundings& before) const;

 private:
  std::map<std::string, std::set<std::string>> seen_;  ///< by kind of trace
};

/// Orphans of this process's descendants become its children, so that none can hide.
support::Status become_subreaper();

/// Names of the living descendants of this process, by id.
std::map<pid_t, std::string> descendants();

/// The descendants that are still there after a moment's patience; they are killed.
std::vector<Trace> end_leftover_processes();

/// Every file below `place`, and the bytes that they take on disk.
struct Tree {
  std::set<std::filesystem::path> files;
  std::uint64_t bytes = 0;
};
Tree tree_below(const std::filesystem::path& place);

struct Watch {
  std::vector<std::string> arguments, environment;
  std::filesystem::path directory;  ///< the working directory
  std::filesystem::path disk;       ///< the tree whose growth is watched
  double deadline_seconds = 300;
};

struct Watched {
  int exit_code = 0;  ///< 128 + the signal that ended it
  bool overdue = false;
  double seconds = 0;
  std::string standard_output, standard_error;
  std::uint64_t peak_memory_bytes = 0;  ///< resident, of all its processes together; sampled
  std::uint64_t peak_disk_bytes = 0;    ///< sampled
};

/// Runs a program to its end, or to the deadline; it dies with this process.
support::Result<Watched> run_watched(const Watch& watch);

}  // namespace mathjudge::commands
