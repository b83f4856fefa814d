// Turns a solution's source into a shared object with one entry point per function of the problem,
// using a precompiled header, a build cache and a sandboxed compiler.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "catalogue/problem.hpp"
#include "support/result.hpp"

namespace mathjudge::compile {

enum class Family { Gcc, Clang };

/// A compiler that was found and asked who it is.
struct Toolchain {
  std::filesystem::path path;
  Family family = Family::Gcc;
  std::string version;   ///< "12.2.0"
  std::string label;     ///< "g++ 12.2"
  std::string identity;  ///< path, size, mtime and version: part of every cache key
};

/// What a person chose; the defaults judge with `g++ -std=c++20 -O2`.
struct Options {
  std::string compiler = "g++";
  std::vector<std::string> flags;  ///< --cxxflags, split
  bool sanitize = false;           ///< ASan and UBSan
  std::filesystem::path cache;     ///< empty: no cache; see default_cache()
  std::filesystem::path include;   ///< where mathjudge.hpp and the binding headers are
  bool require_sandbox = false;
};

/// A shared object ready to be loaded, and what loading it needs.
struct Library {
  std::filesystem::path file;
  std::vector<std::filesystem::path> preload;   ///< sanitizer runtimes for the runner's LD_PRELOAD
  std::vector<std::filesystem::path> readable;  ///< directories its own libraries may be loaded from
  bool from_cache = false;
  double seconds = 0;    ///< wall time spent compiling; 0 when cached
  std::string label;     ///< "g++ 12.2 -O2"
  std::string warnings;  ///< the compiler's, about the user's own lines
};

/// Why there is no library: the submission's fault.
struct Rejection {
  enum class Reason { Unreadable, DoesNotCompile, WrongSignature, TimeLimit, MemoryLimit, ForbiddenCall };
  Reason reason = Reason::DoesNotCompile;
  std::string diagnostics;  ///< the compiler's words with the user's own file name and lines; bounded
  std::string expected;     ///< the declaration that was looked for, when the signature is at fault
  std::string advice;
};

using Outcome = std::variant<Library, Rejection>;

/// Called when something slow and unusual starts ("building the precompiled header, once per compiler").
using Notice = std::function<void(const std::string&)>;

support::Result<Toolchain> find_toolchain(const std::string& compiler);
std::vector<Toolchain> find_all_toolchains();

/// $MATHJUDGE_CACHE, else $XDG_CACHE_HOME/mathjudge, else ~/.cache/mathjudge.
std::filesystem::path default_cache();

/// Compiles the source text `source`, which came from `file` (its name is what messages show).
/// The Library's file stays valid while `Session` lives or, when cached, until the cache is cleared.
class Session {
 public:
  static support::Result<Session> open(const Options& options);
  Session(Session&&) noexcept;
  Session& operator=(Session&&) noexcept;
  ~Session();

  const Toolchain& toolchain() const;
  support::Result<Outcome> compile(const catalogue::Problem& problem, const std::filesystem::path& file,
                                   const std::string& source, const Notice& notice);
  /// Problems that did not stop the work ("the cache /x is not writable; compiling without it").
  const std::vector<std::string>& warnings() const;

 private:
  struct State;
  explicit Session(State* state);
  State* state_;
};

/// Reads a solution: refuses directories, devices, empty, binary and oversized files, with the reason.
support::Result<std::string> read_source(const std::filesystem::path& file);

}  // namespace mathjudge::compile
