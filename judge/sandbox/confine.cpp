// The judge's side of a confined program: prepares everything that its processes need, starts the keeper
// (keeper.hpp), and reads until that has ended.
#include "sandbox/confine.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>

#include "sandbox/keeper.hpp"
#include "sandbox/process.hpp"
#include "support/system_error.hpp"

namespace mathjudge::sandbox {
namespace {

using Clock = std::chrono::steady_clock;

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

support::Status open_pipe(Pipe& result) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) return support::system_failure("open a pipe");
  result = {support::Fd(ends[0]), support::Fd(ends[1])};
  return support::Done{};
}

support::Result<support::Fd> input_file(const std::string& text) {
  support::Fd file(memfd_create("input", MFD_CLOEXEC));
  if (!file) return support::system_failure("make an input file");
  for (std::size_t sent = 0; sent < text.size();) {
    const ssize_t length = write(file.get(), text.data() + sent, text.size() - sent);
    if (length < 0) return support::system_failure("write an input file");
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
  plan.argv = exec_pointers(confinement.argv);
  plan.environment = exec_pointers(confinement.environment);
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
  open_missing_standard_streams();
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
