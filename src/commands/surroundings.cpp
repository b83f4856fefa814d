// The machine through /proc, and one child at a time under a sampling eye.
#include "commands/surroundings.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <iterator>
#include <sstream>
#include <system_error>
#include <thread>

#include "sandbox/process.hpp"
#include "support/fd.hpp"
#include "support/system_error.hpp"

namespace mathjudge::commands {
namespace {

namespace fs = std::filesystem;

// Where the hostile programs that try to write put a file with this in its name.
constexpr const char* kMark = "mathjudge_pwned";
constexpr const char* kSharedPlaces[] = {"/", "/tmp", "/var/tmp", "/dev/shm", "/dev/mqueue"};
constexpr auto kSamplingInterval = std::chrono::milliseconds(50);

std::string drain(int fd) {
  std::string text;
  char part[1 << 16];
  lseek(fd, 0, SEEK_SET);
  for (ssize_t count = 0; (count = read(fd, part, sizeof part)) > 0;)
    text.append(part, static_cast<std::size_t>(count));
  return text;
}

/// Empty when it cannot be read. No stream: a process that ends while its file is read would make one throw.
std::string content_of(const fs::path& file) {
  const support::Fd fd(open(file.c_str(), O_RDONLY | O_CLOEXEC));
  return fd ? drain(fd.get()) : "";
}

std::set<std::string> lines_of(const fs::path& file) {
  std::set<std::string> lines;
  std::istringstream text(content_of(file));
  for (std::string line; std::getline(text, line);) lines.insert(line);
  return lines;
}

std::set<std::string> marked_files() {
  std::set<std::string> found;
  std::vector<fs::path> places(std::begin(kSharedPlaces), std::end(kSharedPlaces));
  if (const char* home = std::getenv("HOME")) places.emplace_back(home);
  for (const fs::path& place : places) {
    std::error_code error;
    for (fs::directory_iterator entry(place, error), end; !error && entry != end; entry.increment(error))
      if (entry->path().filename().string().find(kMark) != std::string::npos)
        found.insert(entry->path().string());
  }
  return found;
}

/// System V objects by kind, key and id: the further columns change when others use theirs.
std::set<std::string> ipc_objects() {
  std::set<std::string> found;
  for (const char* kind : {"shm", "sem", "msg"})
    for (const std::string& line : lines_of(fs::path("/proc/sysvipc") / kind)) {
      std::istringstream columns(line);
      std::string key, id;
      if (columns >> key >> id && key != "key") found.insert(std::string(kind) + " " + key + " " + id);
    }
  return found;
}

/// What a process may change for others without leaving a file: its ancestor's limits and priority, names.
std::set<std::string> settings() {
  std::set<std::string> found;
  for (const std::string& line : lines_of("/proc/self/limits")) found.insert("limit " + line);
  utsname names{};
  if (uname(&names) == 0) found.insert(std::string("host name ") + names.nodename);
  found.insert("priority " + std::to_string(getpriority(PRIO_PROCESS, 0)));
  for (const char* file : {"core_pattern", "randomize_va_space", "ngroups_max", "pid_max"})
    found.insert(file + (" " + content_of(fs::path("/proc/sys/kernel") / file)));
  return found;
}

struct Process {
  pid_t parent = 0;
  std::string name;
};

/// Every living process that /proc shows.
std::map<pid_t, Process> all_processes() {
  std::map<pid_t, Process> found;
  std::error_code error;
  for (fs::directory_iterator entry("/proc", error), end; !error && entry != end; entry.increment(error)) {
    const pid_t pid = static_cast<pid_t>(std::strtol(entry->path().filename().c_str(), nullptr, 10));
    if (pid <= 0) continue;
    // "12 (name) S 1 ...": the name may hold anything, parentheses as well.
    const std::string stat = content_of(entry->path() / "stat");
    const std::size_t open = stat.find('('), close = stat.rfind(')');
    if (open == std::string::npos || close == std::string::npos || close + 4 >= stat.size()) continue;
    if (stat[close + 2] == 'Z') continue;
    found[pid] = {static_cast<pid_t>(std::strtol(stat.c_str() + close + 4, nullptr, 10)),
                  stat.substr(open + 1, close - open - 1)};
  }
  return found;
}

void sample(const Watch& watch, Watched& watched) {
  std::uint64_t memory = 0;
  for (const auto& [pid, name] : descendants()) memory += sandbox::resident_bytes(pid);
  watched.peak_memory_bytes = std::max(watched.peak_memory_bytes, memory);
  watched.peak_disk_bytes = std::max(watched.peak_disk_bytes, tree_below(watch.disk).bytes);
}

}  // namespace

Surroundings Surroundings::now() {
  Surroundings result;
  result.seen_["files"] = marked_files();
  result.seen_["IPC objects"] = ipc_objects();
  result.seen_["mounts"] = lines_of("/proc/self/mounts");
  result.seen_["settings"] = settings();
  return result;
}

std::vector<Trace> Surroundings::changes_since(const Surroundings& before) const {
  std::vector<Trace> changes;
  for (const auto& [kind, now] : seen_) {
    std::vector<std::string> differing;
    std::set_symmetric_difference(now.begin(), now.end(), before.seen_.at(kind).begin(),
                                  before.seen_.at(kind).end(), std::back_inserter(differing));
    for (std::string& what : differing) changes.push_back({kind, std::move(what)});
  }
  return changes;
}

support::Status become_subreaper() {
  if (prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0)
    return support::system_failure("watch over orphaned processes");
  return support::Done{};
}

std::map<pid_t, std::string> descendants() {
  const auto all = all_processes();
  std::map<pid_t, std::string> found;
  const pid_t self = getpid();
  for (bool grown = true; grown;) {
    grown = false;
    for (const auto& [pid, process] : all)
      if ((process.parent == self || found.contains(process.parent)) &&
          found.emplace(pid, process.name).second)
        grown = true;
  }
  return found;
}

std::vector<Trace> end_leftover_processes() {
  std::map<pid_t, std::string> left;
  for (int attempt = 0; attempt < 20; ++attempt) {  // the kernel may take a moment over what was killed
    while (waitpid(-1, nullptr, WNOHANG) > 0) {
    }
    left = descendants();
    if (left.empty()) return {};
    std::this_thread::sleep_for(kSamplingInterval);
  }
  std::vector<Trace> traces;
  for (const auto& [pid, name] : left) {
    kill(pid, SIGKILL);
    traces.push_back({"processes", name + " (" + std::to_string(pid) + ")"});
  }
  return traces;
}

Tree tree_below(const fs::path& place) {
  Tree tree;
  std::error_code error;
  constexpr auto kOptions = fs::directory_options::skip_permission_denied;
  for (fs::recursive_directory_iterator entry(place, kOptions, error), end; !error && entry != end;
       entry.increment(error)) {
    struct stat info {};
    if (lstat(entry->path().c_str(), &info) != 0) continue;  // gone already
    tree.files.insert(entry->path());
    tree.bytes += static_cast<std::uint64_t>(info.st_blocks) * 512;
  }
  return tree;
}

support::Result<Watched> run_watched(const Watch& watch) {
  const support::Fd input(open("/dev/null", O_RDONLY | O_CLOEXEC));
  const support::Fd output(memfd_create("stdout", MFD_CLOEXEC)), error(memfd_create("stderr", MFD_CLOEXEC));
  if (!input || !output || !error) return support::system_failure("prepare the streams of a run");
  const auto arguments = sandbox::exec_pointers(watch.arguments),
             environment = sandbox::exec_pointers(watch.environment);
  const auto start = std::chrono::steady_clock::now();
  const pid_t self = getpid(), pid = fork();
  if (pid == 0) {  // this process has threads: nothing here may allocate
    const bool ready = sandbox::die_with_parent(self) == 0 && sandbox::reset_signals() == 0 &&
                       chdir(watch.directory.c_str()) == 0 && dup2(input.get(), 0) == 0 &&
                       dup2(output.get(), 1) == 1 && dup2(error.get(), 2) == 2;
    if (ready) execve(arguments[0], arguments.data(), environment.data());
    _exit(127);
  }
  if (pid < 0) return support::system_failure("start a process");
  const support::Fd pidfd(static_cast<int>(syscall(SYS_pidfd_open, pid, 0)));
  Watched watched;
  const auto elapsed = [&] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  int status = 0;
  while (waitpid(pid, &status, WNOHANG) == 0) {
    pollfd ended{pidfd.get(), POLLIN, 0};
    if (poll(&ended, 1, static_cast<int>(kSamplingInterval.count())) != 0) continue;
    sample(watch, watched);
    if (elapsed() <= watch.deadline_seconds || watched.overdue) continue;
    watched.overdue = true;
    kill(pid, SIGKILL);
  }
  watched.seconds = elapsed();
  watched.exit_code = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  watched.standard_output = drain(output.get());
  watched.standard_error = drain(error.get());
  return watched;
}

}  // namespace mathjudge::commands
