// Runs the compiler, the assembler and the linker: confined, with an environment of their own.
// Every program that this module starts goes through here.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "sandbox/confine.hpp"
#include "support/result.hpp"

namespace mathjudge::compile {

/// What a tool may touch beyond the system's own directories.
struct Reach {
  std::vector<std::filesystem::path> readable;
  std::filesystem::path work;  ///< the working directory, and the only one that may be written
};

/// Runs `argv` in `reach.work`. Limits: 60 s of CPU, 2 GiB of address space, 256 MiB per file.
support::Result<sandbox::ProcessResult> run_tool(std::vector<std::string> argv, const Reach& reach);

/// Runs the commands one after the other, up to the first that fails, in one confinement: setting one up
/// takes as long as the assembler. The failed command's fate is the exit code of a shell: 128 + signal.
support::Result<sandbox::ProcessResult> run_tools(const std::vector<std::vector<std::string>>& commands,
                                                  const Reach& reach);

}  // namespace mathjudge::compile
