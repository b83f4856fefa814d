// Runs a compiled solution on one input after another, each in a locked-down process of its own,
// and says what happened. Owns the clock; trusts nothing that comes back.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "catalogue/problem.hpp"
#include "runner/answer.hpp"
#include "sandbox/protection.hpp"
#include "support/result.hpp"
#include "values/value.hpp"

namespace mathjudge::execute {

// What one call of a function did.
using runner::CallOutcome;
using runner::Returned;
using runner::Threw;

// What one case did. Exactly one of these; the judge's own faults are an Error, not an outcome.
struct Completed {
  std::vector<CallOutcome> calls;  ///< one per call asked for, unless the last one threw
};
struct Crashed {
  int signal = 0;
  bool stack_overflow = false;
  bool memory_limit_near = false;  ///< an allocation had been refused before
};
struct ExitedEarly {
  int code = 0;
};
struct TimedOut {
  enum class Clock { Cpu, Wall } clock = Clock::Cpu;
  double limit_seconds = 0;
};
struct OutOfMemory {
  std::uint64_t limit_bytes = 0;
};
struct BrokeRule {
  std::string call;  ///< "fork", "socket"; empty when the kernel could not say
};
/// The frame was malformed, too large, or not of the declared types.
struct BadAnswer {
  std::string why;
};
/// The shared object could not be loaded (an undefined symbol, for example).
struct NotLoadable {
  std::string why;
};
using CaseOutcome =
    std::variant<Completed, Crashed, ExitedEarly, TimedOut, OutOfMemory, BrokeRule, BadAnswer, NotLoadable>;

/// What the trusted side measured, and what the program printed (bounded, still raw bytes).
struct CaseRun {
  CaseOutcome outcome;
  double wall_seconds = 0, cpu_seconds = 0;
  std::uint64_t peak_memory_bytes = 0;
  std::string captured_stdout, captured_stderr;
  bool output_truncated = false;
};

/// One case as it is sent: the arguments of each call. Expected values never get here.
struct CaseInput {
  const catalogue::Function* function = nullptr;
  std::size_t function_index = 0;  ///< which entry point
  std::vector<const std::vector<values::Value>*> calls;
  catalogue::Limits limits;
};

/// Which protections hold for the workers of this executor; all are tried, what is missing is said.
using sandbox::Protection;

struct Setup {
  std::filesystem::path runner;   ///< the runner program
  std::filesystem::path library;  ///< the solution; may be set later with load()
  std::vector<std::filesystem::path> preload;
  std::vector<std::filesystem::path> readable;
  bool sanitize = false;  ///< relaxes the address-space limit, which ASan cannot live with
  unsigned parallel = 0;  ///< 0: one worker per available core
};

class Executor {
 public:
  /// Starts the runner's zygote. Cheap enough (about 2 ms) to overlap with compiling.
  static support::Result<Executor> start(const Setup& setup);
  Executor(Executor&&) noexcept;
  Executor& operator=(Executor&&) noexcept;
  ~Executor();  ///< ends the zygote and every worker

  /// Names the shared object that the following cases load, and directories beyond Setup::readable from
  /// which it may load others.
  void load(const std::filesystem::path& library, const std::vector<std::filesystem::path>& readable = {});

  /// Runs the cases, several at a time, started in order; `done(i, run)` is called in completion order, from
  /// this thread, and returns false to start no further case (those already running still finish and are
  /// reported).
  using Done = std::function<bool(std::size_t index, CaseRun run)>;
  support::Status run(const std::vector<CaseInput>& cases, const Done& done);

  const std::vector<Protection>& protections() const;

 private:
  struct State;
  explicit Executor(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// A worker kept alive for timing: it gets batches of fresh inputs, runs one batch between "go" and
/// "done", and hands over the answers afterwards. The clock is read outside the worker.
class TimingWorker {
 public:
  static support::Result<TimingWorker> start(const Setup& setup, const catalogue::Function& function,
                                             std::size_t function_index, const catalogue::Limits& limits,
                                             int core);
  TimingWorker(TimingWorker&&) noexcept;
  TimingWorker& operator=(TimingWorker&&) noexcept;
  ~TimingWorker();

  struct Batch {
    double seconds = 0;       ///< CPU time of the calls of the whole batch, all threads together
    double wall_seconds = 0;  ///< the same by the wall clock: much more of it means a busy machine
    std::vector<CallOutcome> answers;
  };
  /// What it did cannot be timed honestly ("it left 2 threads running"); no more batches can be run.
  struct Refused {
    std::string why;
  };
  /// The batch, what went wrong with the solution (as for a case), or why it is not timed. The limits of
  /// the worker hold for each batch as a whole.
  using Outcome = std::variant<Batch, CaseOutcome, Refused>;
  support::Result<Outcome> run(const std::vector<std::vector<values::Value>>& inputs);

 private:
  struct State;
  explicit TimingWorker(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace mathjudge::execute
