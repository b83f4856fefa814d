// judge -> keeper -> program. The keeper (a fork of the judge that executes nothing) is init of the pid
// namespace where there is one and a subreaper where not; it ends the whole tree when the program ends, and
// when its lifeline breaks: because the deadline passed or because the judge is gone.
#include "sandbox/confine.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <optional>
#include <system_error>

#include "sandbox/filter.hpp"
#include "sandbox/landlock.hpp"
#include "sandbox/limits.hpp"
#include "sandbox/namespaces.hpp"
#include "sandbox/process.hpp"
#include "sandbox/step.hpp"

namespace mathjudge::sandbox {
namespace {

using Clock = std::chrono::steady_clock;

struct Pipe {
  support::Fd read, write;
};

/// What comes back through the report pipe: either a failed step or how the program ended.
struct Report {
  StepFailure failure;
  int status = 0;
  double cpu_seconds = 0;
  std::uint64_t peak_memory_bytes = 0;
};

/// Everything the children need, allocated before the fork.
struct Plan {
  std::vector<char*> argv, environment;
  const char* working_directory = nullptr;
  pid_t keeper = -1;  ///< as the program sees it
  std::vector<ResourceLimit> limits;
  std::optional<LandlockRules> landlock;
  const Filter* filter = nullptr;
  support::Fd standard_input;
  Pipe standard_output, standard_error, lifeline, report;
};

support::Error failure(const std::string& what) {
  return {"cannot " + what + ": " + std::generic_category().message(errno), ""};
}

// ---- The program's process, from the fork to exec. -----------------------------------------------

int take_standard_streams(const Plan& plan) {
  for (const auto& [fd, target] :
       {std::pair{plan.standard_input.get(), 0}, std::pair{plan.standard_output.write.get(), 1},
        std::pair{plan.standard_error.write.get(), 2}})
    if (const int error = place_descriptor(fd, target)) return error;
  return 0;
}

int enter_working_directory(const Plan& plan) { return chdir(plan.working_directory) == 0 ? 0 : errno; }

int apply_landlock(const Plan& plan) { return plan.landlock ? plan.landlock->restrict_self() : 0; }

int install_filter(const Plan& plan) {
  int listener = -1;
  return plan.filter ? plan.filter->install(listener) : 0;
}

int execute(const Plan& plan) {
  execve(plan.argv[0], plan.argv.data(), plan.environment.data());
  return errno;
}

struct Item {
  Step step;
  int (*act)(const Plan&);
};

constexpr Item kChecklist[] = {
    {Step::ParentDeath, [](const Plan& plan) { return die_with_parent(plan.keeper); }},
    {Step::Session, [](const Plan&) { return start_session(); }},
    {Step::Descriptors, take_standard_streams},
    {Step::WorkingDirectory, enter_working_directory},
    {Step::ResourceLimits, [](const Plan& plan) { return apply(plan.limits); }},
    {Step::Capabilities, [](const Plan&) { return drop_capabilities(); }},
    {Step::NoNewPrivileges, [](const Plan&) { return give_up_new_privileges(); }},
    {Step::Landlock, apply_landlock},
    {Step::Seccomp, install_filter},  // last: it forbids some of the above
    {Step::Execute, execute},         // closes what is left of the judge's: all is close-on-exec
};

void send(const Plan& plan, const Report& report) {
  (void)!write(plan.report.write.get(), &report, sizeof report);
}

[[noreturn]] void become_program(const Plan& plan) {
  for (const Item& item : kChecklist)
    if (const int error = item.act(plan)) {
      send(plan, Report{{item.step, error}, 0, 0, 0});
      break;
    }
  _exit(127);
}

// ---- The keeper. ---------------------------------------------------------------------------------

// Kills the direct children, until orphans stop turning up: they become children of a subreaper.
void end_all_children() {
  while (true) {
    std::array<char, 4096> text{};
    const int fd = open("/proc/thread-self/children", O_RDONLY | O_CLOEXEC);
    const ssize_t length = fd < 0 ? 0 : read(fd, text.data(), text.size() - 1);
    if (fd >= 0) close(fd);
    pid_t pid = 0;
    for (ssize_t i = 0; i < length; ++i) {
      const char c = text[static_cast<std::size_t>(i)];
      if (c >= '0' && c <= '9') {
        pid = pid * 10 + (c - '0');
      } else if (pid > 0) {
        kill(pid, SIGKILL);
        pid = 0;
      }
    }
    if (waitpid(-1, nullptr, length > 0 ? 0 : WNOHANG) <= 0) return;
  }
}

Report await(pid_t program) {
  Report report;
  rusage usage{};
  while (wait4(program, &report.status, 0, &usage) < 0 && errno == EINTR) {
  }
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
  };
  report.cpu_seconds = seconds(usage.ru_utime) + seconds(usage.ru_stime);
  report.peak_memory_bytes = static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
  return report;
}

// Leaves only what the keeper uses: its copies of the pipes would keep them from ending.
int become_keeper(const Plan& plan) {
  if (const int error = start_session()) return error;
  if (const int error = reset_signals()) return error;
  if (prctl(PR_SET_CHILD_SUBREAPER, 1) != 0) return errno;
  const int landlock = plan.landlock ? plan.landlock->descriptor() : -1;
  return close_all_but({plan.lifeline.read.get(), plan.report.write.get(), plan.standard_input.get(),
                        plan.standard_output.write.get(), plan.standard_error.write.get(), landlock});
}

[[noreturn]] void keep(Plan& plan, const Child& self) {
  plan.keeper = getpid();
  (void)take_identity(self);  // only changes the name under which the same user is known
  if (const int error = become_keeper(plan)) {
    send(plan, Report{{Step::Session, error}, 0, 0, 0});
    _exit(1);
  }
  int pidfd = -1;
  const long program =
      syscall(SYS_clone, static_cast<unsigned long>(CLONE_PIDFD | SIGCHLD), nullptr, &pidfd, nullptr, 0UL);
  if (program == 0) become_program(plan);
  if (program < 0) {
    send(plan, Report{{Step::Fork, errno}, 0, 0, 0});
    _exit(1);
  }
  for (const int fd : {0, 1, 2, plan.standard_input.get(), plan.standard_output.write.get(),
                       plan.standard_error.write.get()})
    close(fd);
  std::array<pollfd, 2> watched{{{plan.lifeline.read.get(), POLLIN, 0}, {pidfd, POLLIN, 0}}};
  while (poll(watched.data(), watched.size(), -1) < 0 && errno == EINTR) {
  }
  if (watched[1].revents != 0) send(plan, await(static_cast<pid_t>(program)));
  if (!(self.namespaces & CLONE_NEWPID)) end_all_children();
  _exit(0);
}

// ---- The judge. ----------------------------------------------------------------------------------

/// A child's output: kept up to a bound, read to the end.
struct Capture {
  int fd = -1;
  std::string* text = nullptr;
  bool open = true;

  // Returns whether something was dropped.
  bool read_some(std::size_t bound) {
    std::array<char, 1 << 16> buffer;
    const ssize_t length = read(fd, buffer.data(), buffer.size());
    if (length < 0 && (errno == EINTR || errno == EAGAIN)) return false;
    if (length <= 0) {
      open = false;
      return false;
    }
    const std::size_t kept = std::min(static_cast<std::size_t>(length), bound - text->size());
    text->append(buffer.data(), kept);
    return kept < static_cast<std::size_t>(length);
  }
};

/// The rest of the judge's part, once the keeper runs.
class Supervision {
 public:
  Supervision(const Confinement& confinement, Plan& plan, Child keeper)
      : confinement_(confinement), plan_(plan), keeper_(std::move(keeper)) {}

  support::Result<ProcessResult> run() {
    watch();
    while (waitpid(keeper_.pid, nullptr, 0) < 0 && errno == EINTR) {
    }
    for (Capture& capture : captures_)
      while (capture.open) result_.output_truncated |= capture.read_some(confinement_.output_bytes);
    return conclude();
  }

 private:
  // Until the keeper has ended, and with it all that it keeps.
  void watch() {
    bool killed = false;
    while (true) {
      std::array<pollfd, 3> watched{{{keeper_.pidfd.get(), POLLIN, 0},
                                     {captures_[0].open ? captures_[0].fd : -1, POLLIN, 0},
                                     {captures_[1].open ? captures_[1].fd : -1, POLLIN, 0}}};
      const int ready = poll(watched.data(), watched.size(), milliseconds_left());
      if (ready == 0 && !result_.timed_out) {
        result_.timed_out = true;
        plan_.lifeline.write.reset();
        deadline_ += std::chrono::seconds(2);
      } else if (ready == 0 && !killed) {
        killed = true;
        kill(keeper_.pid, SIGKILL);
      }
      for (std::size_t i = 0; i < 2; ++i)
        if (watched[i + 1].revents != 0)
          result_.output_truncated |= captures_[i].read_some(confinement_.output_bytes);
      if (watched[0].revents != 0) return;
    }
  }

  int milliseconds_left() const {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline_ - Clock::now()).count();
    return static_cast<int>(std::clamp<long long>(left, 0, 1 << 20));
  }

  support::Result<ProcessResult> conclude() {
    result_.wall_seconds = std::chrono::duration<double>(Clock::now() - start_).count();
    Report report;
    const bool reported = read(plan_.report.read.get(), &report, sizeof report) == sizeof report;
    if (reported && report.failure) return setup_failed(report.failure);
    if (!reported && !result_.timed_out)
      return support::Error{"the process that keeps " + confinement_.argv[0] + " ended unexpectedly",
                            "The machine may be out of memory."};
    if (!reported) {
      result_.signal = SIGKILL;
      return std::move(result_);
    }
    result_.cpu_seconds = report.cpu_seconds;
    result_.peak_memory_bytes = report.peak_memory_bytes;
    if (WIFSIGNALED(report.status)) result_.signal = WTERMSIG(report.status);
    if (WIFEXITED(report.status)) result_.exit_code = WEXITSTATUS(report.status);
    return std::move(result_);
  }

  support::Error setup_failed(const StepFailure& failure) const {
    const std::string what = "cannot run " + confinement_.argv[0] + " confined: " + describe(failure);
    return {what, failure.step == Step::Execute ? "Check that the program is installed." : ""};
  }

  const Confinement& confinement_;
  Plan& plan_;
  Child keeper_;
  ProcessResult result_;
  std::array<Capture, 2> captures_{{{plan_.standard_output.read.get(), &result_.standard_output},
                                    {plan_.standard_error.read.get(), &result_.standard_error}}};
  Clock::time_point start_ = Clock::now();
  Clock::time_point deadline_ = start_ + std::chrono::duration_cast<Clock::duration>(
                                             std::chrono::duration<double>(confinement_.wall_seconds));
};

std::vector<char*> pointers(const std::vector<std::string>& texts) {
  std::vector<char*> result;
  for (const std::string& text : texts) result.push_back(const_cast<char*>(text.c_str()));
  result.push_back(nullptr);
  return result;
}

support::Status open_pipe(Pipe& result) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) return failure("open a pipe");
  result = {support::Fd(ends[0]), support::Fd(ends[1])};
  return support::Done{};
}

support::Result<support::Fd> input_file(const std::string& text) {
  support::Fd file(memfd_create("input", MFD_CLOEXEC));
  if (!file) return failure("make an input file");
  for (std::size_t sent = 0; sent < text.size();) {
    const ssize_t length = write(file.get(), text.data() + sent, text.size() - sent);
    if (length < 0) return failure("write an input file");
    sent += static_cast<std::size_t>(length);
  }
  lseek(file.get(), 0, SEEK_SET);
  return file;
}

// One filter serves all: it holds nothing of a single run.
const support::Result<Filter>& compiler_filter() {
  static const support::Result<Filter> filter = Filter::build(Filter::Profile::Compiler);
  return filter;
}

std::vector<PathRule> path_rules(const Confinement& confinement) {
  std::vector<PathRule> rules{{"/dev/null", Access::Write}};
  for (const auto& path : system_directories()) rules.push_back({path, Access::Read});
  for (const auto& path : confinement.readable) rules.push_back({path, Access::Read});
  for (const auto& path : confinement.writable) rules.push_back({path, Access::Write});
  return rules;
}

support::Status prepare(const Confinement& confinement, Plan& plan) {
  plan.argv = pointers(confinement.argv);
  plan.environment = pointers(confinement.environment);
  plan.working_directory = confinement.working_directory.c_str();
  plan.limits = compiler_limits(
      {confinement.cpu_seconds, confinement.address_space_bytes, confinement.file_size_bytes});
  if (landlock_abi() > 0) {
    auto rules = LandlockRules::build(path_rules(confinement));
    if (!rules) return rules.error();
    plan.landlock = std::move(*rules);
  }
  if (const auto& filter = compiler_filter()) plan.filter = &*filter;
  auto input = input_file(confinement.standard_input);
  if (!input) return input.error();
  plan.standard_input = std::move(*input);
  for (Pipe* pipe : {&plan.standard_output, &plan.standard_error, &plan.lifeline, &plan.report})
    if (auto opened = open_pipe(*pipe); !opened) return opened;
  return support::Done{};
}

}  // namespace

support::Result<ProcessResult> run_confined(const Confinement& confinement) {
  if (confinement.argv.empty()) return support::Error{"there is no program to run", ""};
  Plan plan;
  if (auto prepared = prepare(confinement, plan); !prepared) return prepared.error();
  auto keeper = fork_isolated(Isolation::WithoutNetwork);
  if (!keeper) return keeper.error();
  if (keeper->pid == 0) keep(plan, *keeper);
  plan.standard_output.write.reset();
  plan.standard_error.write.reset();
  plan.lifeline.read.reset();
  plan.report.write.reset();
  return Supervision(confinement, plan, std::move(*keeper)).run();
}

std::vector<Protection> confinement_protections() {
  const int abi = landlock_abi();
  std::vector<Protection> result{
      {"Landlock", abi > 0,
       abi > 0 ? "ABI " + std::to_string(abi) : "this kernel has none, or it is switched off"}};
  const auto& filter = compiler_filter();
  result.push_back({"seccomp", static_cast<bool>(filter), filter ? "deny-list" : filter.error().what});
  auto probe = fork_isolated(Isolation::WithoutNetwork);
  if (probe && probe->pid == 0) _exit(0);
  if (probe) waitpid(probe->pid, nullptr, 0);
  for (Protection& row : namespace_protections(probe ? probe->namespaces : 0))
    if (row.name != "network namespace") result.push_back(std::move(row));
  return result;
}

}  // namespace mathjudge::sandbox
