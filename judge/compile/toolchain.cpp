// Looks a compiler up as a shell would, asks for its family and version once, and remembers both.
// The identity names the very file, so an upgraded compiler is a different one.
#include "compile/toolchain.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <sstream>

#include "compile/files.hpp"
#include "compile/process.hpp"
#include "support/text.hpp"

namespace mathjudge::compile {
namespace {

namespace fs = std::filesystem;
using support::Error;
using support::Result;

constexpr const char* kKind = "toolchains";
constexpr const char* kAdvice =
    "Install g++ (12 or later) or clang++ (14 or later), or name one with --compiler.";
constexpr const char* kWellKnown[] = {"g++",        "g++-12",     "g++-13",     "g++-14",     "g++-15",
                                      "clang++",    "clang++-14", "clang++-15", "clang++-16", "clang++-17",
                                      "clang++-18", "clang++-19", "clang++-20"};

bool is_program(const fs::path& path) {
  std::error_code error;
  return fs::is_regular_file(path, error) && ::access(path.c_str(), X_OK) == 0;
}

std::optional<fs::path> look_up(const std::string& compiler) {
  std::error_code error;
  if (compiler.find('/') != std::string::npos) {
    const fs::path path = fs::absolute(compiler, error).lexically_normal();
    return is_program(path) ? std::optional(path) : std::nullopt;
  }
  const char* variable = std::getenv("PATH");
  std::istringstream directories(variable != nullptr ? variable : "/usr/bin:/bin");
  for (std::string directory; std::getline(directories, directory, ':');) {
    if (!directory.empty() && directory[0] == '/' && is_program(fs::path(directory) / compiler))
      return fs::path(directory) / compiler;
  }
  return std::nullopt;
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

std::string major_minor(const std::string& version) {
  const std::size_t dot = version.find('.');
  return dot == std::string::npos ? version : version.substr(0, version.find('.', dot + 1));
}

std::string identity_of(const Toolchain& toolchain) {
  std::error_code error;
  const fs::path real = fs::canonical(toolchain.path, error);
  return toolchain.path.string() + " is " + stamp(error ? toolchain.path : real);
}

Result<std::string> ask(const Toolchain& toolchain, std::vector<std::string> arguments,
                        const fs::path& work) {
  arguments.insert(arguments.begin(), toolchain.path.string());
  auto ran = run_tool(std::move(arguments), {own_directories(toolchain), work});
  if (!ran) return ran.error();
  if (!ran->succeeded())
    return Error{toolchain.path.string() +
                     " cannot be used as a compiler: " + support::printable(first_line(ran->standard_error)),
                 kAdvice, true};
  return std::move(ran->standard_output);
}

Result<Toolchain> probe(Toolchain toolchain) {
  auto work = support::TempDir::create(support::default_temp_parent());
  if (!work) return work.error();
  auto banner = ask(toolchain, {"--version"}, work->path());
  if (!banner) return banner.error();
  const bool clang = banner->find("clang") != std::string::npos;
  if (!clang && banner->find("Free Software Foundation") == std::string::npos)
    return Error{toolchain.path.string() + " is neither g++ nor clang++", kAdvice, true};
  // GCC's -dumpversion may be the major number alone; Clang knows only -dumpversion.
  auto version = clang ? ask(toolchain, {"-dumpversion"}, work->path())
                       : ask(toolchain, {"-dumpfullversion"}, work->path());
  if (!version) return version.error();
  toolchain.family = clang ? Family::Clang : Family::Gcc;
  toolchain.version = first_line(*version);
  if (toolchain.version.empty() || toolchain.version[0] < '0' || toolchain.version[0] > '9')
    return Error{toolchain.path.string() + " is neither g++ nor clang++", kAdvice, true};
  return toolchain;
}

Toolchain finished(Toolchain toolchain) {
  toolchain.label =
      (toolchain.family == Family::Clang ? "clang++ " : "g++ ") + major_minor(toolchain.version);
  toolchain.identity += " version " + toolchain.version;
  return toolchain;
}

Result<Toolchain> find(const std::string& compiler, const Cache* cache) {
  const auto path = look_up(compiler);
  if (!path)
    return Error{"there is no compiler " + support::quoted(compiler) + " on this machine", kAdvice,
                 compiler != Options{}.compiler};
  Toolchain toolchain;
  toolchain.path = *path;
  toolchain.identity = identity_of(toolchain);
  if (cache != nullptr) {
    if (const auto known = cache->load(kKind, toolchain.identity); known && known->size() == 2) {
      toolchain.family = (*known)[0] == "clang" ? Family::Clang : Family::Gcc;
      toolchain.version = (*known)[1];
      return finished(toolchain);
    }
  }
  auto probed = probe(toolchain);
  if (!probed) {
    Error error = probed.error();
    error.usage = compiler != Options{}.compiler;
    return error;
  }
  if (cache != nullptr)
    cache->store(kKind, toolchain.identity,
                 {probed->family == Family::Clang ? "clang" : "gcc", probed->version});
  return finished(*std::move(probed));
}

}  // namespace

Result<Toolchain> find_toolchain(const std::string& compiler) { return find(compiler, nullptr); }

Result<Toolchain> find_toolchain(const std::string& compiler, const Cache& cache) {
  return find(compiler, &cache);
}

std::vector<Toolchain> find_all_toolchains() {
  std::vector<Toolchain> found;
  std::vector<fs::path> seen;
  for (const char* name : kWellKnown) {
    const auto path = look_up(name);
    std::error_code error;
    const fs::path real = path ? fs::canonical(*path, error) : fs::path();
    if (!path || std::find(seen.begin(), seen.end(), real) != seen.end()) continue;
    seen.push_back(real);
    if (auto toolchain = find_toolchain(name)) found.push_back(*std::move(toolchain));
  }
  return found;
}

std::vector<fs::path> own_directories(const Toolchain& toolchain) {
  std::error_code error;
  const fs::path real = fs::canonical(toolchain.path, error);
  std::vector<fs::path> directories;
  for (const fs::path& path : {toolchain.path, real}) {
    const fs::path prefix = path.parent_path().parent_path();
    if (path.empty() || prefix == "/" || prefix == "/usr") continue;
    for (const char* part : {"bin", "lib", "lib64", "libexec", "include"})
      directories.push_back(prefix / part);
  }
  return directories;
}

fs::path default_cache() {
  const auto absolute = [](const char* name) -> fs::path {
    const char* value = std::getenv(name);
    return value != nullptr && value[0] == '/' ? fs::path(value) : fs::path();
  };
  if (fs::path chosen = absolute("MATHJUDGE_CACHE"); !chosen.empty()) return chosen;
  if (const fs::path base = absolute("XDG_CACHE_HOME"); !base.empty()) return base / "mathjudge";
  if (const fs::path home = absolute("HOME"); !home.empty()) return home / ".cache" / "mathjudge";
  return {};
}

}  // namespace mathjudge::compile
