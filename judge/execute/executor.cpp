// Keeps as many workers busy as there are cores, and turns what they leave behind into CaseRuns.
#include <sched.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <deque>
#include <thread>

#include "execute/execute.hpp"
#include "execute/frames.hpp"
#include "execute/outcome.hpp"
#include "execute/runner_process.hpp"

namespace mathjudge::execute {
namespace {

// A machine short of processes or memory for a moment is asked again, for half a second in all.
constexpr int kAttempts = 25;
constexpr std::chrono::milliseconds kPause(20);

unsigned available_cores() {
  cpu_set_t cores;
  const bool known = sched_getaffinity(0, sizeof cores, &cores) == 0;
  return known ? static_cast<unsigned>(CPU_COUNT(&cores)) : 1;
}

bool is_passing(const sandbox::StepFailure& failure) {
  return failure.step == sandbox::Step::Fork && (failure.error == EAGAIN || failure.error == ENOMEM);
}

support::Error set_up_failed(const sandbox::StepFailure& failure) {
  return {"cannot run the solution confined: " + describe(failure),
          is_passing(failure)
              ? "The limit on processes (ulimit -u) or the memory is exhausted; end some processes."
              : "Run `mathjudge doctor` to see what this machine allows."};
}

CaseRun conclude(const runner::EndedReply& reply, const Frames& frames, const OutcomeRules& rules) {
  CaseRun run;
  run.outcome = outcome_of(reply, frames, rules);
  run.wall_seconds = reply.wall_seconds;
  run.cpu_seconds = reply.cpu_seconds;
  run.peak_memory_bytes = reply.peak_memory_bytes;
  run.captured_stdout = read_text(frames.standard_output, kOutputBytes);
  run.captured_stderr = read_text(frames.standard_error, kOutputBytes);
  run.output_truncated = std::max(run.captured_stdout.size(), run.captured_stderr.size()) == kOutputBytes;
  return run;
}

}  // namespace

struct Executor::State {
  RunnerProcess process;
  std::vector<std::filesystem::path> readable;
  bool sanitize = false;
  std::size_t parallel = 1;
  std::vector<Protection> protections;
};

namespace {

/// The cases of one call of Executor::run on their way through the slots.
class CaseQueue {
 public:
  CaseQueue(RunnerProcess& process, const std::vector<CaseInput>& cases, bool sanitize)
      : process_(process), cases_(cases), sanitize_(sanitize) {
    for (std::size_t i = 0; i < cases.size(); ++i) waiting_.push_back(i);
  }

  support::Status run(std::size_t parallel, const Executor::Done& done) {
    slots_.resize(std::min({parallel, runner::kMostWorkers, cases_.size()}));
    if (auto filled = fill(); !filled) return filled;
    while (busy_ > 0) {
      auto message = process_.receive(-1);
      if (!message) return message.error();
      runner::EndedReply reply;
      if (!*message || !(*message)->as(reply) || reply.slot >= slots_.size() || !slots_[reply.slot]) continue;
      const Job job = std::move(*slots_[reply.slot]);
      slots_[reply.slot].reset();
      --busy_;
      if (reply.failure)
        if (auto again = put_back(job, reply.failure); !again) return again;
      // The slot first, the judgement after: the next worker runs meanwhile.
      if (auto filled = fill(); !filled) return filled;
      if (reply.failure) continue;
      const OutcomeRules rules{cases_[job.index].limits, process_.names_calls(), !sanitize_, true};
      if (!done(job.index, conclude(reply, job.frames, rules))) waiting_.clear();
    }
    return support::Done{};
  }

 private:
  struct Job {
    std::size_t index;
    Frames frames;
  };

  support::Status fill() {
    for (std::size_t slot = 0; slot < slots_.size() && !waiting_.empty(); ++slot) {
      if (slots_[slot]) continue;
      const std::size_t index = waiting_.front();
      auto frames = make_frames(cases_[index]);
      if (!frames) return frames.error();
      runner::RunRequest request = request_for(*frames, cases_[index].limits);
      request.slot = static_cast<std::uint32_t>(slot);
      if (auto sent = process_.run(request, frames->descriptors()); !sent) return sent;
      slots_[slot] = Job{index, std::move(*frames)};
      waiting_.pop_front();
      ++busy_;
    }
    return support::Done{};
  }

  support::Status put_back(const Job& job, const sandbox::StepFailure& failure) {
    if (!is_passing(failure) || ++refused_ >= kAttempts) return set_up_failed(failure);
    waiting_.push_front(job.index);
    std::this_thread::sleep_for(kPause);
    return support::Done{};
  }

  RunnerProcess& process_;
  const std::vector<CaseInput>& cases_;
  bool sanitize_;
  std::deque<std::size_t> waiting_;
  std::vector<std::optional<Job>> slots_;
  std::size_t busy_ = 0;
  int refused_ = 0;
};

}  // namespace

support::Result<Executor> Executor::start(const Setup& setup) {
  auto process = RunnerProcess::start(setup);
  if (!process) return process.error();
  Executor executor(std::make_unique<State>(State{std::move(*process),
                                                  setup.readable,
                                                  setup.sanitize,
                                                  setup.parallel ? setup.parallel : available_cores(),
                                                  {}}));
  if (!setup.library.empty()) executor.load(setup.library);
  return executor;
}

Executor::Executor(std::unique_ptr<State> state) : state_(std::move(state)) {}
Executor::Executor(Executor&&) noexcept = default;
Executor& Executor::operator=(Executor&&) noexcept = default;
Executor::~Executor() = default;

void Executor::load(const std::filesystem::path& library,
                    const std::vector<std::filesystem::path>& readable) {
  std::vector<std::filesystem::path> paths{library};
  paths.insert(paths.end(), state_->readable.begin(), state_->readable.end());
  paths.insert(paths.end(), readable.begin(), readable.end());
  (void)state_->process.load(paths);  // if the runner has gone, run() says so
}

support::Status Executor::run(const std::vector<CaseInput>& cases, const Done& done) {
  if (auto greeted = state_->process.await_hello(); !greeted) return greeted;
  return CaseQueue(state_->process, cases, state_->sanitize).run(state_->parallel, done);
}

const std::vector<Protection>& Executor::protections() const {
  if (!state_->protections.empty()) return state_->protections;
  const auto greeted = state_->process.await_hello();
  state_->protections = greeted ? state_->process.protections()
                                : std::vector<Protection>{{"runner", false, greeted.error().what}};
  return state_->protections;
}

}  // namespace mathjudge::execute
