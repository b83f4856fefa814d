// Where the program's own files are: found from where the program itself is, so a moved tree works.
#pragma once

#include <filesystem>

#include "catalogue/load.hpp"
#include "support/result.hpp"

namespace mathjudge::commands {

struct Installation {
  catalogue::Locations data;
  std::filesystem::path runner;     ///< libexec/mathjudge/mathjudge-runner
  std::filesystem::path include;    ///< what solutions are compiled against
  std::filesystem::path solutions;  ///< known right and wrong solutions; only in a source checkout
  std::filesystem::path hostile;    ///< hostile programs, <kind>/<name>.cpp
};

/// <prefix>/bin/mathjudge -> <prefix>/share/mathjudge, <prefix>/libexec/mathjudge.
support::Result<Installation> find_installation();

}  // namespace mathjudge::commands
