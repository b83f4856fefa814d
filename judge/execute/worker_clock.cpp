// clock_getcpuclockid, /proc/<pid>/task and pidfd_send_signal.
#include "execute/worker_clock.hpp"

#include <signal.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <string>

#include "sandbox/process.hpp"

namespace mathjudge::execute {
namespace {

double seconds(const timespec& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

}  // namespace

support::Result<WorkerClock> WorkerClock::of(support::Fd pidfd) {
  const pid_t pid = sandbox::pid_in_proc(pidfd.get());
  clockid_t clock = 0;
  if (pid <= 0 || clock_getcpuclockid(pid, &clock) != 0)
    return support::Error{"cannot find the clock of the process that is timed",
                          "Timing needs /proc to be mounted."};
  return WorkerClock(std::move(pidfd), pid, clock);
}

double WorkerClock::cpu_seconds() {
  timespec time{};
  if (clock_gettime(clock_, &time) == 0) last_ = seconds(time);
  return last_;
}

std::size_t WorkerClock::threads() const {
  // A directory's link count is its subdirectories and two more; each thread is a subdirectory.
  struct stat status {};
  if (stat(("/proc/" + std::to_string(pid_) + "/task").c_str(), &status) != 0) return 0;
  return status.st_nlink < 2 ? 0 : static_cast<std::size_t>(status.st_nlink) - 2;
}

void WorkerClock::kill() const { syscall(SYS_pidfd_send_signal, pidfd_.get(), SIGKILL, nullptr, 0); }

double monotonic_seconds() {
  timespec time{};
  clock_gettime(CLOCK_MONOTONIC, &time);
  return seconds(time);
}

}  // namespace mathjudge::execute
