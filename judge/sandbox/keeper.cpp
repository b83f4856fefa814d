// Two processes that may only use what was prepared for them: the judge has threads, and after a fork in a
// process with threads nothing may allocate.
#include "sandbox/keeper.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

#include "sandbox/process.hpp"

namespace mathjudge::sandbox {
namespace {

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

}  // namespace

void keep(Plan& plan, const Child& self) {
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

}  // namespace mathjudge::sandbox
