// What is remembered between runs, as files under one directory: records found by the full text of
// their key, libraries, precompiled headers. Any number of judges may use it at once; anything
// damaged reads as absent.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compile/record.hpp"
#include "support/fd.hpp"
#include "support/result.hpp"
#include "support/temp_dir.hpp"

namespace mathjudge::compile {

class Cache {
 public:
  /// Prepares `directory`; when it cannot be used (or is empty), a private temporary directory stands
  /// in and `warning` says why (nothing for an empty one).
  static support::Result<Cache> open(const std::filesystem::path& directory, std::string& warning);

  /// The record stored under exactly `key`; `kind` is a directory name ("libraries").
  std::optional<Record> load(std::string_view kind, std::string_view key) const;
  bool store(std::string_view kind, std::string_view key, Record record) const;
  void drop(std::string_view kind, std::string_view key) const;

  /// Moves `file` (on the same file system or not) to its place among the libraries, under a name made from
  /// its content, and forgets the oldest ones when there are too many. Nothing when it could not.
  std::optional<std::filesystem::path> adopt_library(const std::filesystem::path& file) const;

  /// Keeps `path` from being forgotten as long unused.
  void mark_used(const std::filesystem::path& path) const;

  /// A directory of its own for the precompiled header of `key`, created if need be.
  std::filesystem::path header_directory(std::string_view key) const;

  /// Forgets the headers used longest ago, but for `keep`, until the rest fits the limits.
  void trim_headers(const std::filesystem::path& keep) const;

  /// Where temporary work directories go: on the same file system, so that results can be renamed.
  std::filesystem::path work_parent() const { return root_ / "work"; }

 private:
  Cache(std::filesystem::path root, std::optional<support::TempDir> own)
      : root_(std::move(root)), own_(std::move(own)) {}
  std::filesystem::path file_for(std::string_view kind, std::string_view key) const;

  std::filesystem::path root_;
  std::optional<support::TempDir> own_;  ///< the stand-in
};

}  // namespace mathjudge::compile
