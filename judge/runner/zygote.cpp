// One poll loop over the judge, the workers' reports, their ends and their forbidden calls.
#include "runner/zygote.hpp"

#include <fcntl.h>
#include <malloc.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <optional>
#include <thread>

#include "runner/worker.hpp"
#include "sandbox/directories.hpp"
#include "sandbox/process.hpp"
#include "sandbox/protection.hpp"
#include "sandbox/syscalls.hpp"

namespace mathjudge::runner {
namespace {

using Clock = std::chrono::steady_clock;

constexpr double kLookAgain = 0.05;  ///< seconds

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

/// CPU time of all threads of a process, or 0 once it is gone.
double cpu_seconds(clockid_t clock) {
  timespec time{};
  if (clock_gettime(clock, &time) != 0) return 0;
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

/// A worker that is alive.
struct Worker {
  RunRequest request;
  pid_t pid = -1;
  support::Fd pidfd, listener;
  clockid_t cpu_clock = 0;
  Clock::time_point start;
  bool ready = false;
  pid_t watched_memory = -1;  ///< under a sanitizer: its number in /proc
  EndedReply reply;           ///< filled in as things happen

  double wall_used() const { return std::chrono::duration<double>(Clock::now() - start).count(); }

  void kill(Killed why) {
    if (reply.killed != Killed::No) return;
    reply.killed = why;
    ::kill(pid, SIGKILL);
  }

  /// Seconds until its time should be looked at again.
  double enforce_time() {
    if (request.timed || reply.killed != Killed::No) return 3600;
    static const double cores = std::max(1u, std::thread::hardware_concurrency());
    const double wall = wall_used(), cpu = cpu_seconds(cpu_clock);
    const double cpu_left = request.cpu_seconds - cpu;
    double wall_left = request.wall_seconds - wall;
    // What computes ends by its CPU limit, at the latest after cpu_seconds / kComputingShare.
    if (wall_left <= 0 && cpu >= kComputingShare * wall) wall_left = kLookAgain;
    if (cpu_left <= 0) {
      kill(Killed::CpuTime);
    } else if (wall_left <= 0) {
      kill(Killed::WallTime);
    }
    return std::max(0.0, std::min({wall_left, cpu_left / cores, enforce_memory()}));
  }

  // No limit on the address space can hold where a sanitizer reserves terabytes of it. What is really used is
  // looked at instead, often, with room for red zones, shadow and quarantine.
  double enforce_memory() {
    if (watched_memory < 0) return 3600;
    if (sandbox::resident_bytes(watched_memory) > 3 * request.memory_bytes + (256u << 20))
      kill(Killed::Memory);
    return 0.02;
  }
};

class Zygote {
 public:
  Zygote(int control, bool sanitized) : control_(control) { lockdown_.sanitized = sanitized; }

  int serve() {
    if (!prepare()) return 1;
    while (step()) {
    }
    for (auto& worker : workers_)
      if (worker) ::kill(worker->pid, SIGKILL);
    return 0;
  }

 private:
  bool prepare() {
    // Every thread of a solution would reserve 64 MiB of its address space for a heap of its own.
    mallopt(M_ARENA_MAX, 2);
    // What a crash leaves in the buffer is lost, so lines do not stay there.
    std::setvbuf(stdout, nullptr, _IOLBF, BUFSIZ);
    clearenv();  // the pre-loaded run-time's name, if any
    // The loader binds these calls, and all inside them, at their first use: here rather than in each worker.
    std::cout.flush();
    std::fflush(nullptr);
    if (!open_setup_channel()) return false;
    prepare_lockdown();
    baseline_ = measure_baseline();
    return send_texts(control_, static_cast<std::uint32_t>(ReplyKind::Hello), protections()) == 0;
  }

  // The workers' end gets the number that the filter knows.
  bool open_setup_channel() {
    std::array<int, 2> ends{};
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0) return false;
    setup_ = support::Fd(fcntl(ends[0], F_DUPFD_CLOEXEC, kControlDescriptor + 1));
    const support::Fd workers(fcntl(ends[1], F_DUPFD_CLOEXEC, kControlDescriptor + 1));
    for (const int end : ends)
      if (end != sandbox::kSetupDescriptor && end != control_) close(end);
    return setup_ && sandbox::place_descriptor(workers.get(), sandbox::kSetupDescriptor) == 0;
  }

  // Really tries what it has: support in the kernel can still be forbidden by a container.
  void prepare_lockdown() {
    const auto profile =
        lockdown_.sanitized ? sandbox::Filter::Profile::SanitizedWorker : sandbox::Filter::Profile::Worker;
    if (auto filter = sandbox::Filter::build(profile)) {
      lockdown_.filter = std::move(*filter);
    } else {
      seccomp_detail_ = filter.error().what;
    }
    allow_reading({});
    for (sandbox::Step failed = probe(); failed != sandbox::Step::None; failed = probe()) {
      if (failed == sandbox::Step::Landlock) {
        lockdown_.landlock.reset();
        landlock_refused_ = true;
        landlock_detail_ = "refused by this machine";
      } else if (failed == sandbox::Step::Seccomp && !filter_kills_) {
        lockdown_.filter->kill_instead_of_reporting();
        filter_kills_ = true;
      } else {
        lockdown_.filter.reset();
        seccomp_detail_ = "refused by this machine";
        return;
      }
    }
  }

  sandbox::Step probe() {
    const pid_t pid = fork();
    if (pid == 0) try_lockdown(lockdown_);
    int status = 0;
    rusage usage{};
    if (pid < 0 || wait4(pid, &status, 0, &usage) != pid || !WIFEXITED(status)) return sandbox::Step::None;
    idle_worker_bytes_ = static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
    return static_cast<sandbox::Step>(WEXITSTATUS(status));
  }

  void allow_reading(const std::vector<std::string>& paths) {
    if (landlock_refused_) return;
    std::vector<sandbox::PathRule> rules;
    for (const auto& directory : sandbox::library_directories())
      rules.push_back({directory, sandbox::Access::Read});
    for (const std::string& path : paths) rules.push_back({path, sandbox::Access::Read});
    // Without its own program's symbols a sanitizer's run-time names no lines at all.
    if (lockdown_.sanitized) rules.push_back({"/proc/self/exe", sandbox::Access::Read});
    auto landlock = sandbox::LandlockRules::build(rules);
    if (landlock) {
      lockdown_.landlock = std::move(*landlock);
      landlock_detail_ = "ABI " + std::to_string(sandbox::landlock_abi());
    } else {
      landlock_detail_ = landlock.error().what;
    }
  }

  std::vector<std::string> protections() const {
    const bool landlock = lockdown_.landlock.has_value(), seccomp = lockdown_.filter.has_value();
    const std::string seccomp_works =
        filter_kills_ ? "allow-list; kills without naming the call" : "allow-list";
    return {"Landlock", landlock ? "active" : "", landlock_detail_,
            "seccomp",  seccomp ? "active" : "",  seccomp ? seccomp_works : seccomp_detail_};
  }

  // ---- The loop. ---------------------------------------------------------------------------------

  // Returns false when the judge is gone.
  bool step() {
    std::vector<pollfd> watched{{control_, POLLIN, 0}, {setup_.get(), POLLIN, 0}};
    double patience = 3600;
    for (auto& worker : workers_) {
      if (!worker) continue;
      patience = std::min(patience, worker->enforce_time());
      watched.push_back({worker->pidfd.get(), POLLIN, 0});
      if (worker->listener) watched.push_back({worker->listener.get(), POLLIN, 0});
    }
    // At least a millisecond: the CPU limit is approached in ever smaller steps.
    const int milliseconds = static_cast<int>(std::ceil(std::max(patience * 1e3, 1.0)));
    if (poll(watched.data(), watched.size(), milliseconds) < 0 && errno != EINTR) return false;
    const auto is_ready = [&](int fd) {
      return std::any_of(watched.begin(), watched.end(),
                         [&](const pollfd& entry) { return entry.fd == fd && entry.revents != 0; });
    };
    // Reports first: they explain the ends.
    if (is_ready(setup_.get())) receive_reports();
    for (auto& worker : workers_) {
      if (!worker) continue;
      if (worker->listener && is_ready(worker->listener.get())) end_for_call(*worker);
      if (is_ready(worker->pidfd.get())) conclude(worker);
    }
    return !is_ready(control_) || receive_request();
  }

  void receive_reports() {
    Message message;
    ReadyReport report;
    while (receive_message(setup_.get(), message, false) == Received::Yes) {
      if (!message.as(report) || report.slot >= kMostWorkers || !workers_[report.slot]) continue;
      Worker& worker = *workers_[report.slot];
      worker.ready = !report.failure;
      worker.reply.failure = report.failure;
      if (!message.fds.empty()) worker.listener = std::move(message.fds[0]);
      if (worker.ready && worker.request.timed) {
        const StartedReply started{ReplyKind::Started, report.slot};
        (void)send_message(control_, &started, sizeof started, {worker.pidfd.get()});
      }
    }
  }

  void end_for_call(Worker& worker) {
    const sandbox::ReportedCall call = sandbox::receive_report(worker.listener.get());
    if (call.name.empty()) {
      worker.listener.reset();  // its process has gone
      return;
    }
    if (worker.reply.killed == Killed::No)
      call.name.copy(worker.reply.call.data(), worker.reply.call.size() - 1);
    worker.kill(Killed::Rule);
  }

  void conclude(std::optional<Worker>& slot) {
    Worker& worker = *slot;
    rusage usage{};
    if (wait4(worker.pid, &worker.reply.status, WNOHANG, &usage) != worker.pid) return;
    EndedReply& reply = worker.reply;
    reply.slot = worker.request.slot;
    reply.wall_seconds = worker.wall_used();
    reply.cpu_seconds = seconds(usage.ru_utime) + seconds(usage.ru_stime);
    const auto peak = static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
    reply.peak_memory_bytes = peak - std::min(peak, idle_worker_bytes_);
    if (!worker.ready && !reply.failure) reply.failure = {sandbox::Step::Report, ECHILD};
    (void)send_message(control_, &reply, sizeof reply);
    slot.reset();
  }

  // ---- Requests. ---------------------------------------------------------------------------------

  bool receive_request() {
    Message message;
    while (true) {
      switch (receive_message(control_, message, false)) {
        case Received::Closed:
          return false;
        case Received::Nothing:
          return true;
        case Received::Yes:
          obey(message);
      }
    }
  }

  void obey(Message& message) {
    if (message.kind() == static_cast<std::uint32_t>(RequestKind::Load)) {
      const std::vector<std::string> paths = message.texts();
      if (paths.empty()) return;
      library_ = paths.front();
      allow_reading(paths);
      return;
    }
    RunRequest request;
    if (message.as(request) && message.fds.size() == kRequestDescriptors && request.slot < kMostWorkers)
      start(request, message.fds);
  }

  void start(const RunRequest& request, const std::vector<support::Fd>& fds) {
    Assignment assignment;
    assignment.request = request;
    for (std::size_t i = 0; i < fds.size(); ++i) assignment.fds[i] = fds[i].get();
    assignment.zygote = getpid();
    assignment.baseline = baseline_;
    assignment.library = library_;
    Worker worker;
    worker.request = request;
    worker.start = Clock::now();
    worker.pid = fork();
    if (worker.pid == 0) become_worker(assignment, lockdown_);
    if (worker.pid > 0) worker.pidfd = support::Fd(static_cast<int>(syscall(SYS_pidfd_open, worker.pid, 0)));
    if (worker.pid < 0 || !worker.pidfd) return refuse(worker, errno);
    clock_getcpuclockid(worker.pid, &worker.cpu_clock);
    if (lockdown_.sanitized) worker.watched_memory = sandbox::pid_in_proc(worker.pidfd.get());
    workers_[request.slot] = std::move(worker);
  }

  void refuse(const Worker& worker, int error) {
    if (worker.pid > 0) {
      ::kill(worker.pid, SIGKILL);
      waitpid(worker.pid, nullptr, 0);
    }
    EndedReply reply;
    reply.slot = worker.request.slot;
    reply.failure = {sandbox::Step::Fork, error};
    (void)send_message(control_, &reply, sizeof reply);
  }

  int control_;
  support::Fd setup_;
  Lockdown lockdown_;
  bool landlock_refused_ = false, filter_kills_ = false;
  std::string landlock_detail_, seccomp_detail_;
  Baseline baseline_;
  std::uint64_t idle_worker_bytes_ = 0;  ///< what a worker holds before it meets a solution
  std::string library_;
  std::array<std::optional<Worker>, kMostWorkers> workers_;
};

}  // namespace

int serve(int control, bool sanitized) { return Zygote(control, sanitized).serve(); }

}  // namespace mathjudge::runner
