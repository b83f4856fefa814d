// The directories of the system that confined programs may read, wherever they are installed.
#pragma once

#include <filesystem>
#include <vector>

namespace mathjudge::sandbox {

/// For a compiler: the system's programs, libraries and headers, and what loading them needs.
std::vector<std::filesystem::path> system_directories();

/// For a solution: the system's libraries.
std::vector<std::filesystem::path> library_directories();

}  // namespace mathjudge::sandbox
