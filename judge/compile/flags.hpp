// Decides which compiler flags a person may add, and what each of them implies.
// A flag that would change the binary interface, write files or run programs is refused with the reason.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "support/result.hpp"

namespace mathjudge::compile {

struct Flags {
  std::vector<std::string> compile;              ///< in order; relative directories made absolute
  std::vector<std::string> link;                 ///< for the driver when it links: -l, -L, -Wl, -fopenmp, ...
  std::vector<std::filesystem::path> readable;   ///< directories named by -I, -isystem, -L, ...
  std::vector<std::filesystem::path> libraries;  ///< directories named by -L
  bool link_with_driver = false;                 ///< something needs what only the driver knows
  bool chooses_warnings = false;                 ///< any -W... or -w among them
  bool depends_on_cpu = false;                   ///< -march=native and the like
};

/// Checks `flags` in order; relative paths are relative to `directory`.
support::Result<Flags> vet_flags(const std::vector<std::string>& flags,
                                 const std::filesystem::path& directory);

}  // namespace mathjudge::compile
