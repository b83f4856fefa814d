// The runner program as the judge sees it: started once, sent requests, asked for replies, ended.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "execute/execute.hpp"
#include "runner/protocol.hpp"
#include "sandbox/namespaces.hpp"

namespace mathjudge::execute {

class RunnerProcess {
 public:
  static support::Result<RunnerProcess> start(const Setup& setup);
  RunnerProcess(RunnerProcess&&) noexcept = default;
  RunnerProcess& operator=(RunnerProcess&&) noexcept = delete;
  ~RunnerProcess();

  /// Waits until the runner has introduced itself; returns at once from then on.
  support::Status await_hello();

  /// After await_hello().
  const std::vector<Protection>& protections() const { return protections_; }
  /// Whether the filter names a forbidden call, or just kills.
  bool names_calls() const { return names_calls_; }

  support::Status load(const std::vector<std::filesystem::path>& library_and_readable);
  support::Status run(const runner::RunRequest& request, const std::vector<int>& fds);

  /// The next message; with a timeout of 0, nothing when there is none.
  support::Result<std::optional<runner::Message>> receive(int timeout_milliseconds);

 private:
  RunnerProcess(sandbox::Child child, support::Fd control, const std::filesystem::path& program)
      : child_(std::move(child)), control_(std::move(control)), program_(program) {}
  support::Error ended() const;

  sandbox::Child child_;
  support::Fd control_;
  std::filesystem::path program_;
  std::vector<Protection> protections_;
  bool greeted_ = false, names_calls_ = true;
};

}  // namespace mathjudge::execute
