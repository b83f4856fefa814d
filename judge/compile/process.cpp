// The one place where this module starts a program.
#include "compile/process.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "compile/explain.hpp"
#include "support/fd.hpp"

namespace mathjudge::compile {
namespace {

// Room enough for what one compilation writes, many times over; a precompiled header takes about as much.
constexpr off_t kRoomBytes = 64 << 20;

bool blames_the_disk(const std::string& messages) {
  for (const int error : {ENOSPC, EDQUOT, EFBIG})
    if (messages.find(std::strerror(error)) != std::string::npos) return true;
  return false;
}

// The words may be the solution's own (#error): whether there is room is found out by taking it.
bool has_room(const std::filesystem::path& directory) {
  std::string name = (directory / "room-XXXXXX").string();
  const support::Fd file(::mkostemp(name.data(), O_CLOEXEC));
  if (!file) return false;
  const bool room = ::posix_fallocate(file.get(), 0, kRoomBytes) == 0;
  ::unlink(name.c_str());
  return room;
}

// Some compilers say so and some only crash.
bool died_of_memory(const sandbox::ProcessResult& ran) {
  const bool crashed = ran.signal != 0 && ran.signal != SIGXCPU && ran.signal != SIGXFSZ && !ran.timed_out;
  return crashed || speaks_of_memory(ran.standard_error);
}

bool may_use(std::uint64_t address_space) {
  rlimit own{};
  return ::getrlimit(RLIMIT_AS, &own) != 0 || own.rlim_max >= address_space;
}

}  // namespace

support::Result<sandbox::ProcessResult> run_tool(std::vector<std::string> argv, const Reach& reach) {
  sandbox::Confinement confinement;
  confinement.argv = std::move(argv);
  // The C locale: messages are parsed. TMPDIR: the driver's temporary files go where writing is allowed.
  confinement.environment = {"PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C",
                             "TMPDIR=" + reach.work.string()};
  confinement.working_directory = reach.work;
  confinement.readable = reach.readable;
  confinement.writable = {reach.work};
  confinement.cpu_seconds = 60;
  confinement.wall_seconds = 120;
  confinement.address_space_bytes = 2ull << 30;
  confinement.file_size_bytes = 256ull << 20;
  auto ran = sandbox::run_confined(confinement);
  if (ran && !ran->succeeded() && blames_the_disk(ran->standard_error) && !has_room(reach.work))
    return support::Error{"no space is left for the compiler's files in " + reach.work.string(),
                          "Make some room there, or choose another cache with MATHJUDGE_CACHE."};
  if (ran && !ran->succeeded() && died_of_memory(*ran) && !may_use(confinement.address_space_bytes))
    return support::Error{"the compiler ran out of the memory that this process and its children may use",
                          "Raise the limit on the address space: ulimit -v."};
  return ran;
}

support::Result<sandbox::ProcessResult> run_tools(const std::vector<std::vector<std::string>>& commands,
                                                  const Reach& reach) {
  // Positional parameters, so that nothing needs quoting: "$1" "$2" && "$3" ...
  std::string script;
  std::vector<std::string> argv = {"/bin/sh", "-c", "", "sh"};
  for (const auto& command : commands) {
    if (command.empty()) continue;
    if (!script.empty()) script += " && ";
    for (const std::string& argument : command) {
      argv.push_back(argument);
      script += "\"${" + std::to_string(argv.size() - 4) + "}\" ";
    }
  }
  argv[2] = script;
  return run_tool(std::move(argv), reach);
}

}  // namespace mathjudge::compile
