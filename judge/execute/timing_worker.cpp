// A batch, step by step: the worker decodes and waits; the clock is read, the calls are made, the clock is
// read; only then are the answers written. The worker is asleep at both readings, so nothing else is counted.
#include <fcntl.h>
#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstring>
#include <thread>

#include "execute/execute.hpp"
#include "execute/frames.hpp"
#include "execute/outcome.hpp"
#include "execute/runner_process.hpp"
#include "execute/worker_clock.hpp"
#include "runner/solution.hpp"

namespace mathjudge::execute {
namespace {

using runner::AnswerHeader;
using runner::BatchStep;

/// Room for a batch's inputs, and for its answers; untouched pages cost nothing.
constexpr std::size_t kFrameBytes = std::size_t{1} << 30;

AnswerHeader& header_of(const Mapping& answers) {
  return *reinterpret_cast<AnswerHeader*>(answers.words().data());
}

// How long writing down the answers may take: a generous multiple of what it should (copying them, freeing
// the arguments that were built while decoding). More means that the calls were not over when they seemed to
// be.
double encoding_allowance(double decoding_seconds, std::uint64_t answer_words) {
  return 0.004 + 4 * decoding_seconds + 16e-9 * static_cast<double>(answer_words);
}

}  // namespace

struct TimingWorker::State {
  RunnerProcess process;
  Frames frames;
  Mapping inputs, answers;
  WorkerClock clock;
  runner::Signature signature;
  OutcomeRules rules;
  std::uint32_t batch = 0;
  bool loaded = false, over = false;

  using Failed = support::Result<std::optional<CaseOutcome>>;

  // Lets the worker take the step, and waits until it has; or the outcome of not getting there.
  Failed take(BatchStep step) {
    AnswerHeader& header = header_of(answers);
    const std::uint32_t number = runner::step_number(batch, step);
    std::atomic_ref(header.turn).store(number);
    syscall(SYS_futex, &header.turn, FUTEX_WAKE, 1, nullptr, nullptr, 0);
    const double cpu_deadline = clock.cpu_seconds() + rules.limits.cpu_seconds;
    const double wall_deadline = monotonic_seconds() + rules.limits.wall_seconds;
    while (true) {
      const std::uint32_t reached = std::atomic_ref(header.reached).load();
      if (reached == number) return std::optional<CaseOutcome>();
      const timespec patience{0, 5'000'000};
      syscall(SYS_futex, &header.reached, FUTEX_WAIT, reached, &patience, nullptr, 0);
      if (auto ended = process.receive(0); !ended || *ended) return conclude(std::move(ended), {});
      if (clock.cpu_seconds() > cpu_deadline) return kill(TimedOut::Clock::Cpu);
      if (monotonic_seconds() > wall_deadline) return kill(TimedOut::Clock::Wall);
    }
  }

  Failed kill(TimedOut::Clock which) {
    clock.kill();
    return conclude(process.receive(10000), which);
  }

  Failed conclude(support::Result<std::optional<runner::Message>> message,
                  std::optional<TimedOut::Clock> timed_out) {
    over = true;
    if (!message) return message.error();
    runner::EndedReply reply;
    if (!*message || !(*message)->as(reply))
      return support::Error{"the runner does not say how the process that was timed has ended", ""};
    const bool cpu = timed_out == TimedOut::Clock::Cpu;
    if (timed_out)
      return std::optional<CaseOutcome>(
          TimedOut{*timed_out, cpu ? rules.limits.cpu_seconds : rules.limits.wall_seconds});
    return std::optional<CaseOutcome>(outcome_of(reply, frames, rules));
  }

  support::Status write_inputs(const std::vector<const std::vector<values::Value>*>& calls) {
    runner::Encoder measure({});
    runner::encode_inputs(measure, signature, calls);
    if (measure.used() > inputs.words().size())
      return support::Error{"a timed batch of " + std::to_string(calls.size()) + " calls is too large",
                            "Time fewer calls, or smaller sizes."};
    runner::Encoder encoder(inputs.words());
    runner::encode_inputs(encoder, signature, calls);
    frames.expected = expected_answers(signature, calls);
    AnswerHeader& header = header_of(answers);
    header.state = AnswerHeader::Nothing;
    header.words = header.calls = 0;
    return support::Done{};
  }

  // A thread that was joined may take a moment to be gone from the kernel's list.
  std::size_t threads_left() {
    std::size_t threads = clock.threads();
    for (int i = 0; i < 50 && threads > 1; ++i) {
      std::this_thread::sleep_for(std::chrono::microseconds(400));
      threads = clock.threads();
    }
    return threads <= 1 ? 0 : threads - 1;
  }

  Outcome refuse(std::string why) {
    over = true;
    return Refused{std::move(why)};
  }

  // The worker is alive: what is validated must not be what it can still write to.
  CaseOutcome read_answers() const {
    AnswerHeader header;
    std::memcpy(static_cast<void*>(&header), answers.words().data(), sizeof header);
    const std::uint64_t room = answers.words().size() - runner::kAnswerHeaderWords;
    const auto size = runner::kAnswerHeaderWords + std::min(header.words, room);
    const std::vector<std::uint64_t> copy(answers.words().begin(),
                                          answers.words().begin() + static_cast<std::ptrdiff_t>(size));
    return answers_of(copy, header, frames.expected, rules);
  }

  /// What the steps of a batch took: CPU time, and for the calls wall time too.
  struct Times {
    double decoding = 0, calls = 0, encoding = 0, calls_wall = 0;
  };

  // All steps of the batch; or why they could not be taken.
  support::Result<std::optional<Outcome>> take_all(Times& times) {
    struct Row {
      BatchStep step;
      double Times::*cpu;
    };
    static constexpr Row kRows[] = {{BatchStep::Decode, &Times::decoding},
                                    {BatchStep::Call, &Times::calls},
                                    {BatchStep::Encode, &Times::encoding}};
    if (auto failed = loaded ? Failed(std::nullopt) : take(BatchStep::Load); !failed || *failed)
      return stopped(failed);
    loaded = true;
    for (const auto& [step, cpu] : kRows) {
      const double cpu_start = clock.cpu_seconds(), wall_start = monotonic_seconds();
      auto failed = take(step);
      times.*cpu = clock.cpu_seconds() - cpu_start;
      if (step == BatchStep::Call) times.calls_wall = monotonic_seconds() - wall_start;
      if (!failed || *failed) return stopped(failed);
      if (step != BatchStep::Call) continue;
      if (const std::size_t left = threads_left(); left > 0)
        return std::optional(
            refuse("it left " + std::to_string(left) + (left == 1 ? " thread" : " threads") + " running"));
    }
    ++batch;
    return std::optional<Outcome>();
  }

  static support::Result<std::optional<Outcome>> stopped(Failed& failed) {
    if (!failed) return failed.error();
    return std::optional(Outcome(std::move(**failed)));
  }

  // The answers of a batch whose steps have all been taken.
  Outcome collect(const Times& times) {
    const std::uint64_t words = header_of(answers).words;
    CaseOutcome claimed = read_answers();
    free_frames();
    if (times.encoding > encoding_allowance(times.decoding, words))
      return refuse("it went on computing after it had returned");
    auto* const completed = std::get_if<Completed>(&claimed);
    if (completed) return Batch{times.calls, times.calls_wall, std::move(completed->calls)};
    over = true;
    return claimed;
  }

  // Gives the pages of a large batch back to the machine.
  void free_frames() const {
    constexpr off_t kKept = 1 << 20;
    for (const support::Fd* file : {&frames.inputs, &frames.answers})
      (void)fallocate(file->get(), FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, kKept,
                      static_cast<off_t>(kFrameBytes) - kKept);
  }
};

support::Result<TimingWorker> TimingWorker::start(const Setup& setup, const catalogue::Function& function,
                                                  std::size_t function_index, const catalogue::Limits& limits,
                                                  int core) {
  auto process = RunnerProcess::start(setup);
  if (!process) return process.error();
  if (auto greeted = process->await_hello(); !greeted) return greeted.error();
  std::vector<std::filesystem::path> paths{setup.library};
  paths.insert(paths.end(), setup.readable.begin(), setup.readable.end());
  if (auto loaded = process->load(paths); !loaded) return loaded.error();

  auto frames = make_frames(kFrameBytes, kFrameBytes);
  if (!frames) return frames.error();
  auto inputs = Mapping::of(frames->inputs, kFrameBytes, Mapping::Mode::ReadWrite);
  if (!inputs) return inputs.error();
  auto answers = Mapping::of(frames->answers, kFrameBytes, Mapping::Mode::ReadWrite);
  if (!answers) return answers.error();
  runner::RunRequest request = request_for(*frames, limits);
  request.timed = 1;
  request.core = core;
  if (auto sent = process->run(request, frames->descriptors()); !sent) return sent.error();

  auto message = process->receive(20000);
  if (!message) return message.error();
  runner::EndedReply ended;
  if (*message && (*message)->as(ended))
    return support::Error{"cannot prepare a process for timing: " + describe(ended.failure), ""};
  if (!*message || (*message)->fds.empty())
    return support::Error{"the runner starts no process for timing", ""};
  auto clock = WorkerClock::of(std::move((*message)->fds[0]));
  if (!clock) return clock.error();
  const OutcomeRules rules{limits, process->names_calls(), !setup.sanitize, false};
  return TimingWorker(std::make_unique<State>(
      State{std::move(*process), std::move(*frames), std::move(*inputs), std::move(*answers),
            std::move(*clock), signature_of(function, function_index), rules}));
}

TimingWorker::TimingWorker(std::unique_ptr<State> state) : state_(std::move(state)) {}
TimingWorker::TimingWorker(TimingWorker&&) noexcept = default;
TimingWorker& TimingWorker::operator=(TimingWorker&&) noexcept = default;
TimingWorker::~TimingWorker() = default;

support::Result<TimingWorker::Outcome> TimingWorker::run(
    const std::vector<std::vector<values::Value>>& inputs) {
  State& state = *state_;
  if (state.over) return support::Error{"the process that was timed has ended", ""};
  std::vector<const std::vector<values::Value>*> calls;
  for (const auto& arguments : inputs) calls.push_back(&arguments);
  if (auto written = state.write_inputs(calls); !written) return written.error();
  State::Times times;
  auto stopped = state.take_all(times);
  if (!stopped) return stopped.error();
  if (*stopped) return std::move(**stopped);
  return state.collect(times);
}

}  // namespace mathjudge::execute
