// The four files of one worker: its inputs, its answers, its two outputs.
#pragma once

#include <vector>

#include "execute/execute.hpp"
#include "execute/memory.hpp"
#include "runner/frame.hpp"
#include "runner/protocol.hpp"

namespace mathjudge::execute {

/// Kept of each of standard output and standard error.
inline constexpr std::size_t kOutputBytes = 64u << 10;
/// Room for the answers of a case; untouched pages cost nothing.
inline constexpr std::size_t kAnswerBytes = 256u << 20;

struct Frames {
  support::Fd inputs, answers, standard_output, standard_error;
  std::size_t input_bytes = 0, answer_bytes = 0;
  runner::ExpectedAnswers expected;

  std::vector<int> descriptors() const {
    return {inputs.get(), answers.get(), standard_output.get(), standard_error.get()};
  }
};

/// Files of the given sizes; the inputs are still to be written.
support::Result<Frames> make_frames(std::size_t input_bytes, std::size_t answer_bytes);

/// Files for one case, the inputs written and sealed.
support::Result<Frames> make_frames(const CaseInput& input);

runner::Signature signature_of(const catalogue::Function& function, std::size_t function_index);
runner::ExpectedAnswers expected_answers(const runner::Signature& signature,
                                         const std::vector<const std::vector<values::Value>*>& calls);

/// The part of a request that describes the files and the limits.
runner::RunRequest request_for(const Frames& frames, const catalogue::Limits& limits);

}  // namespace mathjudge::execute
