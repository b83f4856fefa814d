// Finding a compiler and asking it who it is; the answers are remembered by path, size and time.
// Beside the public find_toolchain(), for use with a cache.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "compile/cache.hpp"
#include "compile/compile.hpp"

namespace mathjudge::compile {

/// As find_toolchain(), but a compiler that was asked before is not started again.
support::Result<Toolchain> find_toolchain(const std::string& compiler, const Cache& cache);

/// Directories of a compiler that does not live below /usr, which its own programs must read.
std::vector<std::filesystem::path> own_directories(const Toolchain& toolchain);

}  // namespace mathjudge::compile
