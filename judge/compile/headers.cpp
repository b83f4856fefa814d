// Precompiled headers live in a directory each: header.hpp, the compiled form, a record of what it was
// built from, and a lock. The record is written last: without it there is no header.
#include "compile/headers.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

#include "compile/diagnostics.hpp"
#include "compile/files.hpp"
#include "compile/process.hpp"
#include "compile/toolchain.hpp"

namespace mathjudge::compile {
namespace {

namespace fs = std::filesystem;
using support::Error;

constexpr const char* kHeader = "header.hpp";
constexpr const char* kRecord = "record";
constexpr const char* kRule = "header.d";
constexpr const char* kLock = "lock";

const char* compiled_name(Family family) { return family == Family::Gcc ? "header.hpp.gch" : "header.pch"; }

std::vector<std::string> use_arguments(Family family, const fs::path& directory) {
  if (family == Family::Gcc) return {"-include", (directory / kHeader).string()};
  return {"-include-pch", (directory / compiled_name(family)).string()};
}

bool unchanged(const std::vector<std::string>& stamps, const std::vector<std::string>& files) {
  for (std::size_t i = 0; i < stamps.size(); ++i) {
    if (i >= files.size() || stamp(files[i]) != stamps[i]) return false;
  }
  return stamps.size() == files.size();
}

// A judge that was killed while it built left its compiler's temporary files here. Only for who holds the
// lock.
void clear_debris(const fs::path& directory, const std::string& compiled) {
  std::error_code ignored;
  for (fs::directory_iterator entry(directory, ignored), end; !ignored && entry != end;
       entry.increment(ignored)) {
    const std::string name = entry->path().filename().string();
    if (name != kHeader && name != kRecord && name != kRule && name != kLock && name != compiled)
      ::unlink(entry->path().c_str());
  }
}

support::Fd lock(const fs::path& directory) {
  support::Fd fd(::open((directory / kLock).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  while (fd && ::flock(fd.get(), LOCK_EX) != 0) {
    if (errno != EINTR) break;  // a file system without locks: two judges may both build, and that is all
  }
  return fd;
}

}  // namespace

std::vector<std::string> prerequisites(std::string_view rule) {
  std::vector<std::string> names;
  const std::size_t colon = rule.find(": ");
  if (colon == std::string_view::npos) return names;
  rule.remove_prefix(colon + 2);
  std::string name;
  for (std::size_t i = 0; i <= rule.size(); ++i) {
    const bool end = i == rule.size() || rule[i] == ' ' || rule[i] == '\n';
    if (!end && rule[i] == '\\' && i + 1 < rule.size()) {
      ++i;
      if (rule[i] != '\n') name += rule[i];
    } else if (!end && !(rule[i] == '$' && i + 1 < rule.size() && rule[i + 1] == '$')) {
      name += rule[i];
    } else if (end && !name.empty()) {
      names.push_back(std::move(name));
      name.clear();
    }
  }
  return names;
}

std::string HeaderStore::key_for(const std::string& text) const {
  std::string key = toolchain_.identity + "\n" + join(recipe_.flags) + text;
  for (const fs::path& file : public_headers(options_.include)) key += read_file(file).value_or("");
  return key;
}

support::Result<PrecompiledHeader> HeaderStore::obtain(const std::string& text, Tier tier,
                                                       const Notice& notice) const {
  const std::string key = key_for(text);
  const fs::path directory = cache_.header_directory(key);
  if (auto found = existing(directory, key)) return *std::move(found);
  const support::Fd held = lock(directory);
  if (auto found = existing(directory, key)) return *std::move(found);  // built while this one waited
  if (tier >= Tier::Rich && !read_file(directory / kHeader) && write_atomically(directory / kHeader, text))
    return PrecompiledHeader{directory, {"-include", (directory / kHeader).string()}, {}};
  if (notice)
    notice("building a precompiled header for " + toolchain_.label + " (once per compiler and set of flags)");
  if (auto built = build(directory, key, text); !built) return built.error();
  cache_.trim_headers(directory);
  if (auto found = existing(directory, key)) return *std::move(found);
  return Error{"the precompiled header in " + directory.string() + " cannot be read back",
               "Check the free space there, or choose another cache with MATHJUDGE_CACHE."};
}

std::optional<PrecompiledHeader> HeaderStore::existing(const fs::path& directory,
                                                       const std::string& key) const {
  const auto bytes = read_file(directory / kRecord);
  const auto record = bytes ? decode(*bytes) : std::nullopt;
  if (!record || record->size() != 5 || (*record)[0] != key) return std::nullopt;
  if (stamp(directory / compiled_name(toolchain_.family)) != (*record)[1]) return std::nullopt;
  PrecompiledHeader header{directory, use_arguments(toolchain_.family, directory), split((*record)[3])};
  if (!unchanged(header.dependencies, split((*record)[4]))) return std::nullopt;
  ::utimensat(AT_FDCWD, directory.c_str(), nullptr, 0);
  return header;
}

support::Status HeaderStore::build(const fs::path& directory, const std::string& key,
                                   const std::string& text) const {
  ::unlink((directory / kRecord).c_str());
  clear_debris(directory, compiled_name(toolchain_.family));
  const Error unwritable{"cannot write the precompiled header in " + directory.string(),
                         "Check the free space there, or choose another cache with MATHJUDGE_CACHE."};
  if (read_file(directory / kHeader) != text && !write_atomically(directory / kHeader, text))
    return unwritable;

  std::vector<std::string> argv = {toolchain_.path.string()};
  argv.insert(argv.end(), recipe_.flags.begin(), recipe_.flags.end());
  const std::string compiled = compiled_name(toolchain_.family);
  for (const std::string& argument :
       {std::string("-idirafter"), options_.include.string(), std::string("-w"), std::string("-MD"),
        std::string("-MF"), std::string(kRule), std::string("-x"), std::string("c++-header"),
        (directory / kHeader).string(), std::string("-o"), compiled})
    argv.push_back(argument);
  Reach reach{readable_, directory};
  for (const fs::path& file : public_headers(options_.include)) reach.readable.push_back(file);
  for (const fs::path& own : own_directories(toolchain_)) reach.readable.push_back(own);
  auto ran = run_tool(argv, reach);
  if (!ran) return ran.error();
  if (ran->timed_out || ran->signal == SIGXCPU)
    return Error{
        fmt::format("{} did not finish compiling the judge's own header: {:.0f} s of CPU, {:.0f} s in all",
                    toolchain_.label, ran->cpu_seconds, ran->wall_seconds),
        "Try again when the machine is less busy, or with another --compiler."};
  if (!ran->succeeded())
    return Error{toolchain_.label + " cannot compile the judge's own header with these flags: " +
                     first_error(ran->standard_error),
                 "Check --cxxflags, and that the C++ standard library's headers are installed."};

  const auto rule = read_file(directory / kRule);
  const auto content = read_file(directory / compiled);
  if (!rule || !content) return unwritable;
  const std::vector<std::string> files = prerequisites(*rule);
  std::vector<std::string> stamps;
  for (const std::string& file : files) stamps.push_back(stamp(file));
  const Record record = {key, stamp(directory / compiled), digest(*content), join(stamps), join(files)};
  if (!write_atomically(directory / kRecord, encode(record))) return unwritable;
  return support::Done{};
}

void HeaderStore::drop_if_damaged(const std::string& text) const {
  const std::string key = key_for(text);
  const fs::path directory = cache_.header_directory(key);
  const auto bytes = read_file(directory / kRecord);
  const auto record = bytes ? decode(*bytes) : std::nullopt;
  const auto content = read_file(directory / compiled_name(toolchain_.family));
  if (!record || record->size() != 5 || !content || digest(*content) != (*record)[2])
    ::unlink((directory / kRecord).c_str());
}

}  // namespace mathjudge::compile
