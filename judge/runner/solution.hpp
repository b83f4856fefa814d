// The part of the worker that meets the solution: loads it, calls it, writes down what it did. From the
// first line of load() on, nothing in this process can be trusted.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "runner/frame.hpp"

namespace mathjudge::runner {

/// The memory that the worker shares with the judge.
struct SharedFrames {
  std::span<const std::uint64_t> inputs;
  AnswerHeader* header = nullptr;
  std::span<std::uint64_t> answers;  ///< after the header
};

/// Makes the calls of one case and ends the process.
[[noreturn]] void answer_case(const SharedFrames& frames, const std::string& library);

/// Makes batches of calls, in step with the judge, until it is killed.
[[noreturn]] void answer_batches(const SharedFrames& frames, const std::string& library);

/// The steps of a batch, numbered on from batch to batch: the judge writes the number of the step to take
/// into AnswerHeader::turn, the worker the number of the step it has taken into AnswerHeader::reached. Load
/// happens once, before the first batch.
enum class BatchStep : std::uint32_t { Load, Decode, Call, Encode };
inline constexpr std::uint32_t kBatchSteps = 3;
/// The number of `step` of the batch `batch` (counting from 0).
constexpr std::uint32_t step_number(std::uint32_t batch, BatchStep step) {
  return batch * kBatchSteps + static_cast<std::uint32_t>(step) + 1;
}

}  // namespace mathjudge::runner
