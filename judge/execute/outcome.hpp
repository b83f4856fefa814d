// What became of a worker: from what the kernel and the zygote say first, from what the worker claims
// only where they leave it open.
#pragma once

#include "execute/execute.hpp"
#include "execute/frames.hpp"
#include "runner/protocol.hpp"

namespace mathjudge::execute {

struct OutcomeRules {
  catalogue::Limits limits;
  bool names_calls = true;        ///< otherwise SIGSYS stands for a broken rule
  bool memory_is_limited = true;  ///< not under AddressSanitizer
  bool cpu_is_limited = true;     ///< in all; a worker that is timed is limited per batch
};

/// Of a worker that is dead.
CaseOutcome outcome_of(const runner::EndedReply& reply, const Frames& frames, const OutcomeRules& rules);

/// The answers behind a complete header; `words` and `calls` are its claims.
CaseOutcome answers_of(std::span<const std::uint64_t> frame, const runner::AnswerHeader& header,
                       const runner::ExpectedAnswers& expected, const OutcomeRules& rules);

}  // namespace mathjudge::execute
