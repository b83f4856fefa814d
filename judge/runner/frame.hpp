// The two frames that judge and worker share as memory: the inputs of a case or batch, and the answers.
// An answer is a claim: decode_answers() turns it into values, or says why it cannot.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "runner/answer.hpp"
#include "runner/wire.hpp"

namespace mathjudge::runner {

/// Which function is called, and with what types; stands before the arguments in the input frame.
struct Signature {
  std::uint64_t entry = 0;  ///< index into the library's table
  std::vector<values::Type> parameters, returns;
  bool operator==(const Signature&) const = default;
};

/// An input frame: the signature, the number of calls, then each call's arguments.
void encode_inputs(Encoder& to, const Signature& signature,
                   const std::vector<const std::vector<values::Value>*>& calls);

/// Reads up to the first argument; those follow, one Decoder::value() each.
bool decode_signature(Decoder& from, Signature& signature, std::uint64_t& calls);

/// The first words of the answer memory; the answers follow. Written by the worker, hence by anyone.
struct AnswerHeader {
  enum State : std::uint32_t {
    Nothing = 0,
    Complete = 0x436f6d70,
    TooLarge = 0x546f6f4c,     ///< the answers did not fit
    NotLoadable = 0x4e6f4c64,  ///< one text follows in place of answers
    Confused = 0x436f6e66,     ///< the runner could not read its own inputs: a fault of the judge
  };
  std::uint32_t state = Nothing;
  std::uint32_t stack_overflow = 0;      ///< the fault address lay where the stack would have grown to
  std::uint32_t allocation_refused = 0;  ///< an allocation had failed before
  std::uint32_t reserved = 0;
  std::uint64_t words = 0;  ///< that follow
  std::uint64_t calls = 0;  ///< answered

  // Timing: futex words. The judge writes `turn` to let the worker go on, the worker writes `reached`.
  std::uint32_t turn = 0;
  std::uint32_t reached = 0;
  std::uint64_t padding[3] = {};
};
static_assert(sizeof(AnswerHeader) == 64);
inline constexpr std::size_t kAnswerHeaderWords = sizeof(AnswerHeader) / sizeof(std::uint64_t);

/// Tags of the answers to single calls.
enum class AnswerTag : std::uint64_t { Returned, Threw };

/// Longest type name and message of an exception that travel.
inline constexpr std::size_t kExceptionTextBytes = 4096;

/// How many callbacks the arguments hold, as Returned::callback_calls counts them.
std::size_t count_callbacks(const std::vector<values::Value>& arguments,
                            const std::vector<values::Type>& parameters);

/// What the answers to some calls must look like.
struct ExpectedAnswers {
  std::vector<values::Type> returns;
  std::vector<std::size_t> callbacks;  ///< per call
};

/// Reads `claimed_calls` answers, of which only the last may be a Threw. The string says what is wrong.
std::variant<std::vector<CallOutcome>, std::string> decode_answers(std::span<const std::uint64_t> words,
                                                                   std::uint64_t claimed_calls,
                                                                   const ExpectedAnswers& expected);

}  // namespace mathjudge::runner
