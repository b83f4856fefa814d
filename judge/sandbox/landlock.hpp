// Landlock: which files a confined process may touch, enforced by the kernel without privileges.
// Speaks to the kernel directly, so that an old header does not hide what a new kernel offers.
#pragma once

#include <filesystem>
#include <vector>

#include "support/fd.hpp"
#include "support/result.hpp"

namespace mathjudge::sandbox {

/// The newest Landlock ABI of this kernel, or 0 when it has none (or it is switched off).
int landlock_abi();

enum class Access {
  Read,   ///< read files and directories, execute files
  Write,  ///< anything but devices and sockets
};

struct PathRule {
  std::filesystem::path path;  ///< a file, or a directory with all below it
  Access access = Access::Read;
};

/// A prepared set of rules: everything is denied but the paths named. TCP, abstract sockets and signals
/// to the outside are denied as well where the kernel's ABI knows how to.
class LandlockRules {
 public:
  /// Paths that do not exist are skipped. An Error when the kernel refuses the rules.
  static support::Result<LandlockRules> build(const std::vector<PathRule>& rules);

  int descriptor() const { return fd_.get(); }

  /// Confines the calling thread for good. Needs no_new_privs. Async-signal-safe; returns an errno or 0.
  int restrict_self() const;

 private:
  explicit LandlockRules(support::Fd fd) : fd_(std::move(fd)) {}
  support::Fd fd_;
};

}  // namespace mathjudge::sandbox
