// One compilation of one source: with the precompiled header if that works, and when it does not,
// without it, to learn whose fault it is and what to tell the person.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "compile/compile.hpp"
#include "compile/headers.hpp"
#include "compile/process.hpp"
#include "compile/recipe.hpp"

namespace mathjudge::compile {

/// What was asked of the compiler.
struct Task {
  const Toolchain& toolchain;
  const Recipe& recipe;
  const Options& options;
  const std::vector<std::filesystem::path>& readable;  ///< directories of the person's flags
  const catalogue::Problem& problem;
  const std::string& source;
  const std::string& tail;
  const char* binding;     ///< the header of binding code, below Options::include
  std::string shown_name;  ///< of the source, safe to print
};

/// A shared object in the work directory.
struct Built {
  std::filesystem::path library;
  std::string warnings;                   ///< raw
  std::vector<std::string> dependencies;  ///< files read beyond the precompiled header
  bool header_failed = false;             ///< it compiled only without the precompiled header
};

using BuildOutcome = std::variant<Built, Rejection>;

/// Builds in `work`, which must be empty.
support::Result<BuildOutcome> build(const Task& task, const PrecompiledHeader& header,
                                    const std::filesystem::path& work);

}  // namespace mathjudge::compile
