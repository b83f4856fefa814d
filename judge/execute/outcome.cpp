// The order of the questions is the order of trust.
#include "execute/outcome.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstring>

namespace mathjudge::execute {
namespace {

using runner::AnswerHeader;
using runner::Killed;

std::span<const std::uint64_t> body(std::span<const std::uint64_t> frame, std::uint64_t words) {
  return frame.subspan(runner::kAnswerHeaderWords, words);
}

CaseOutcome not_loadable(std::span<const std::uint64_t> frame, const AnswerHeader& header,
                         const OutcomeRules& rules) {
  runner::Decoder decoder(body(frame, header.words));
  std::string why;
  if (!decoder.text(why, runner::kExceptionTextBytes)) why = "the loader gave no reason";
  // What the loader says when the library's own data does not fit.
  const bool memory = why.find("Cannot allocate memory") != std::string::npos ||
                      why.find("cannot allocate memory") != std::string::npos ||
                      why.find("failed to map segment") != std::string::npos;
  if (memory && rules.memory_is_limited) return OutOfMemory{rules.limits.memory_bytes};
  return NotLoadable{why};
}

/// What the answer frame of a worker that ended by itself holds.
CaseOutcome claimed_outcome(const Frames& frames, const OutcomeRules& rules) {
  auto mapping = Mapping::of(frames.answers, frames.answer_bytes, Mapping::Mode::Read);
  if (!mapping) return BadAnswer{"its answers cannot be read: " + mapping.error().what};
  const std::span<const std::uint64_t> frame = mapping->words();
  AnswerHeader header;
  std::memcpy(static_cast<void*>(&header), frame.data(), sizeof header);
  if (header.state == AnswerHeader::Nothing) return ExitedEarly{0};
  return answers_of(frame, header, frames.expected, rules);
}

CaseOutcome crashed(int signal, const Frames& frames, const OutcomeRules& rules) {
  if (signal == SIGSYS && !rules.names_calls) return BrokeRule{};
  AnswerHeader header;
  if (pread(frames.answers.get(), &header, sizeof header, 0) != sizeof header) header = {};
  const bool refused = header.allocation_refused != 0 && rules.memory_is_limited;
  // abort() after a refused allocation is how an uncaught std::bad_alloc ends.
  if (signal == SIGABRT && refused) return OutOfMemory{rules.limits.memory_bytes};
  return Crashed{signal, signal == SIGSEGV && header.stack_overflow != 0, refused};
}

}  // namespace

CaseOutcome answers_of(std::span<const std::uint64_t> frame, const AnswerHeader& header,
                       const runner::ExpectedAnswers& expected, const OutcomeRules& rules) {
  if (header.state == AnswerHeader::TooLarge)
    return BadAnswer{"the answer takes more than " + std::to_string(frame.size_bytes() >> 20) + " MiB"};
  if (header.words > frame.size() - runner::kAnswerHeaderWords)
    return BadAnswer{"its frame claims to be longer than it can be"};
  if (header.state == AnswerHeader::NotLoadable) return not_loadable(frame, header, rules);
  if (header.state != AnswerHeader::Complete) return BadAnswer{"its frame is in no known state"};
  auto answers = runner::decode_answers(body(frame, header.words), header.calls, expected);
  if (const auto* fault = std::get_if<std::string>(&answers)) return BadAnswer{*fault};
  Completed completed{std::get<std::vector<CallOutcome>>(std::move(answers))};
  if (rules.memory_is_limited && !completed.calls.empty())
    if (const auto* threw = std::get_if<Threw>(&completed.calls.back()); threw && threw->bad_alloc)
      return OutOfMemory{rules.limits.memory_bytes};
  return completed;
}

CaseOutcome outcome_of(const runner::EndedReply& reply, const Frames& frames, const OutcomeRules& rules) {
  using Clock = TimedOut::Clock;
  if (reply.killed == Killed::Rule) return BrokeRule{reply.call.data()};
  if (reply.killed == Killed::WallTime) return TimedOut{Clock::Wall, rules.limits.wall_seconds};
  if (reply.killed == Killed::Memory) return OutOfMemory{rules.limits.memory_bytes};
  // Also when it was faster than the zygote's look at the clock, or met the kernel's own limit.
  const bool overran = rules.cpu_is_limited && reply.cpu_seconds > rules.limits.cpu_seconds;
  if (reply.killed == Killed::CpuTime || overran) return TimedOut{Clock::Cpu, rules.limits.cpu_seconds};
  if (WIFSIGNALED(reply.status)) return crashed(WTERMSIG(reply.status), frames, rules);
  if (const int code = WEXITSTATUS(reply.status); code != 0) return ExitedEarly{code};
  return claimed_outcome(frames, rules);
}

}  // namespace mathjudge::execute
