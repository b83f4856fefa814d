// Fuzzes the wire format: values and input frames as the worker reads them, answer frames as the judge reads
// them from a worker that may be hostile. The first byte of an input says which; words follow.
#include <algorithm>
#include <cstring>
#include <vector>

#include "execute/outcome.hpp"
#include "fuzz.hpp"
#include "runner/arguments.hpp"
#include "runner/frame.hpp"
#include "runner/protocol.hpp"

namespace {

using namespace mathjudge;
using Words = std::vector<std::uint64_t>;

constexpr std::size_t kTypes = static_cast<std::size_t>(values::Type::GenericFunction) + 1;
constexpr std::uint64_t kMostCalls = 64;  // a frame of no parameters may ask for 2^64

Words encoded(const values::Value& value) {
  runner::Encoder measure({});
  measure.value(value);
  Words words(measure.used());
  runner::Encoder encoder(words);
  encoder.value(value);
  fuzz::require(!encoder.overflowed() && encoder.used() == words.size(),
                "an encoder measures what it writes");
  if (!words.empty()) {
    Words small(words.size() / 2);  // the sanitizers see a write beyond it
    runner::Encoder cut(small);
    cut.value(value);
    fuzz::require(cut.overflowed() && cut.used() == words.size(), "a full encoder goes on counting");
  }
  return words;
}

// Not the words that were read: padding is free. But what was read from them must travel unchanged.
void read_value(values::Type type, const Words& words) {
  runner::Decoder decoder(words);
  values::Value value, again;
  const bool accepted = decoder.value(type, value);
  fuzz::require(accepted == decoder.fault().empty(), "a decoder that refuses says why");
  if (!accepted) return;
  fuzz::require(values::holds(value, type), "a decoded value has its type");
  (void)values::shape_of(value);
  const Words sent = encoded(value);
  runner::Decoder second(sent);
  fuzz::require(second.value(type, again) && second.at_end(), "what is encoded can be decoded");
  fuzz::require(encoded(again) == sent, "a value arrives as it was sent");
}

void read_inputs(const Words& words) {
  runner::Decoder decoder(words);
  runner::Signature signature;
  std::uint64_t calls = 0;
  if (!runner::decode_signature(decoder, signature, calls)) return;
  for (std::uint64_t call = 0; call < std::min(calls, kMostCalls); ++call) {
    runner::Arguments arguments;
    if (!arguments.decode(decoder, signature.parameters)) return;
    (void)arguments.draws();
  }
}

// The header is whatever the worker left there; the judge knows what it asked for.
void read_answers(const runner::ExpectedAnswers& expected, Words frame) {
  frame.resize(std::max(frame.size(), runner::kAnswerHeaderWords));
  runner::AnswerHeader header;
  std::memcpy(static_cast<void*>(&header), frame.data(), sizeof header);
  const auto outcome = execute::answers_of(frame, header, expected, {});
  const auto* completed = std::get_if<execute::Completed>(&outcome);
  if (completed == nullptr) return;
  fuzz::require(completed->calls.size() <= expected.callbacks.size(), "no more answers than calls");
  for (const runner::CallOutcome& call : completed->calls) {
    const auto* returned = std::get_if<runner::Returned>(&call);
    if (returned == nullptr) continue;
    fuzz::require(returned->parts.size() == expected.returns.size(), "an answer has every part");
    for (std::size_t i = 0; i < returned->parts.size(); ++i) {
      fuzz::require(values::holds(returned->parts[i], expected.returns[i]), "a part has its type");
      (void)values::shape_of(returned->parts[i]);
    }
  }
}

void read_message(std::string_view text) {
  runner::Message message;
  const auto* bytes = reinterpret_cast<const std::byte*>(text.data());
  message.bytes.assign(bytes, bytes + text.size());
  (void)message.kind();
  (void)message.texts();
  runner::EndedReply reply;
  (void)message.as(reply);
}

runner::ExpectedAnswers expectation(fuzz::Input& input) {
  runner::ExpectedAnswers expected;
  for (int parts = input.byte() % 4; parts >= 0; --parts)
    expected.returns.push_back(static_cast<values::Type>(input.byte() % kTypes));
  for (int calls = input.byte() % 4; calls > 0; --calls) expected.callbacks.push_back(input.byte() % 4);
  return expected;
}

/// Returns how many bytes of memory a byte of such an input may cost.
std::size_t read(fuzz::Input input) {
  constexpr std::size_t kFrame = 32,
                        kMessage = 128;  // a message may be all empty texts, and is 32 KiB at most
  const std::size_t choice = input.byte() % (kTypes + 3);
  if (choice < kTypes) {
    read_value(static_cast<values::Type>(choice), input.words());
  } else if (choice == kTypes) {
    read_inputs(input.words());
  } else if (choice == kTypes + 1) {
    read_message(input.text());
    return kMessage;
  } else {
    const runner::ExpectedAnswers expected = expectation(input);
    read_answers(expected, input.words());
  }
  return kFrame;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kAlways = 16u << 10;
  const fuzz::Allocations allocations;
  const std::size_t per_byte = read(fuzz::Input(data, size));
  fuzz::require(allocations.peak() <= kAlways + per_byte * size,
                "reading a frame allocates in proportion to its length");
  return 0;
}
