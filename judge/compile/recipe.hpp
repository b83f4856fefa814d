// The exact commands that turn one source into one shared object, as the compiler driver would run
// them. Asking the driver costs more than a third of a compilation, so it is asked once and remembered.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "compile/compile.hpp"
#include "compile/flags.hpp"
#include "compile/record.hpp"

namespace mathjudge::compile {

/// Names inside the work directory, fixed so that no path of the person ever reaches a command line.
inline constexpr const char* kUnit = "solution.cpp";    ///< what messages and __FILE__ show
inline constexpr const char* kAssembly = "solution.s";  ///< g++ only
inline constexpr const char* kObject = "solution.o";
inline constexpr const char* kLibrary = "solution.so";
inline constexpr const char* kDependencies = "solution.d";
inline constexpr const char* kExports = "solution.map";  ///< the linker's version script

struct Recipe {
  std::vector<std::string> compile;   ///< kUnit to kAssembly (g++) or kObject (clang++)
  std::vector<std::string> assemble;  ///< kAssembly to kObject; empty for clang++
  std::vector<std::string> link;      ///< kObject to kLibrary
  std::vector<std::string> flags;     ///< for the driver: what builds a matching precompiled header
  std::vector<std::filesystem::path> preload;
  std::vector<std::filesystem::path> readable;  ///< for loading the library
};

/// The default flags, then the vetted ones, then those of the sanitizers.
std::vector<std::string> driver_flags(const Flags& flags, bool sanitize);

/// Asks `toolchain`'s driver what it would run; `work` is a scratch directory.
support::Result<Recipe> ask_driver(const Toolchain& toolchain, const Flags& flags, const Options& options,
                                   const std::filesystem::path& work);

Record to_record(const Recipe& recipe);
std::optional<Recipe> recipe_from(const Record& record);

}  // namespace mathjudge::compile
