// A private directory that goes away with its owner, even when the owner is killed: it holds a
// locked file, and whoever makes the next one removes those whose lock nobody holds any more.
#pragma once

#include <filesystem>

#include "support/fd.hpp"
#include "support/result.hpp"

namespace mathjudge::support {

class TempDir {
 public:
  /// Makes "mathjudge-run-XXXXXX" (mode 0700) in `parent`, after sweeping abandoned ones there.
  static Result<TempDir> create(const std::filesystem::path& parent);

  TempDir(TempDir&&) noexcept;
  TempDir& operator=(TempDir&&) noexcept;
  ~TempDir();  ///< removes the directory and all that is in it

  const std::filesystem::path& path() const { return path_; }

 private:
  TempDir(std::filesystem::path path, Fd lock);
  std::filesystem::path path_;
  Fd lock_;
};

/// Removes the directories of every live TempDir of this process, which must end right after: for Ctrl-C.
void remove_all_temp_dirs();

/// $TMPDIR if it is an absolute path to a directory, else /tmp.
std::filesystem::path default_temp_parent();

/// Removes the directories in `parent` that a killed process of this user left behind; returns how many.
int sweep_abandoned(const std::filesystem::path& parent);

}  // namespace mathjudge::support
