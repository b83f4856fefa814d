// Encoding of input frames, validation of answer frames.
#include "runner/frame.hpp"

namespace mathjudge::runner {
namespace {

constexpr std::uint64_t kInputMagic = 0x314e49474a54414d;  // "MATJGIN1"
constexpr std::uint64_t kTypeCount = static_cast<std::uint64_t>(values::Type::GenericFunction) + 1;
constexpr std::uint64_t kMostTypes = 64;

void encode_types(Encoder& to, const std::vector<values::Type>& types) {
  to.word(types.size());
  for (const values::Type type : types) to.word(static_cast<std::uint64_t>(type));
}

bool decode_types(Decoder& from, std::vector<values::Type>& types) {
  std::uint64_t count = 0, type = 0;
  if (!from.word(count)) return false;
  if (count > kMostTypes) return from.reject("too many parameters");
  for (std::uint64_t i = 0; i < count; ++i) {
    if (!from.word(type)) return false;
    if (type >= kTypeCount) return from.reject("an unknown type");
    types.push_back(static_cast<values::Type>(type));
  }
  return true;
}

bool decode_returned(Decoder& from, const std::vector<values::Type>& types, std::size_t callbacks,
                     Returned& result) {
  result.parts.resize(types.size());
  for (std::size_t i = 0; i < types.size(); ++i)
    if (!from.value(types[i], result.parts[i])) return false;
  std::uint64_t counted = 0;
  if (!from.word(counted)) return false;
  if (counted != callbacks) return from.reject("a wrong number of call counts");
  result.callback_calls.resize(callbacks);
  for (std::uint64_t& calls : result.callback_calls)
    if (!from.word(calls)) return false;
  return from.word(result.draws);
}

bool decode_threw(Decoder& from, Threw& result) {
  std::uint64_t bad_alloc = 0;
  if (!from.word(bad_alloc) || !from.text(result.type, kExceptionTextBytes) ||
      !from.text(result.what, kExceptionTextBytes))
    return false;
  result.bad_alloc = bad_alloc != 0;
  return true;
}

bool decode_answer(Decoder& from, const ExpectedAnswers& expected, std::size_t call, CallOutcome& result) {
  std::uint64_t tag = 0;
  if (!from.word(tag)) return false;
  switch (static_cast<AnswerTag>(tag)) {
    case AnswerTag::Returned:
      return decode_returned(from, expected.returns, expected.callbacks[call], result.emplace<Returned>());
    case AnswerTag::Threw:
      return decode_threw(from, result.emplace<Threw>());
  }
  return from.reject("neither a return nor an exception");
}

}  // namespace

void encode_inputs(Encoder& to, const Signature& signature,
                   const std::vector<const std::vector<values::Value>*>& calls) {
  to.word(kInputMagic);
  to.word(signature.entry);
  encode_types(to, signature.parameters);
  encode_types(to, signature.returns);
  to.word(calls.size());
  for (const std::vector<values::Value>* arguments : calls)
    for (const values::Value& argument : *arguments) to.value(argument);
}

bool decode_signature(Decoder& from, Signature& signature, std::uint64_t& calls) {
  std::uint64_t magic = 0;
  if (!from.word(magic)) return false;
  if (magic != kInputMagic) return from.reject("no input frame");
  return from.word(signature.entry) && decode_types(from, signature.parameters) &&
         decode_types(from, signature.returns) && from.word(calls);
}

std::size_t count_callbacks(const std::vector<values::Value>& arguments,
                            const std::vector<values::Type>& parameters) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < arguments.size() && i < parameters.size(); ++i) {
    if (const auto* stages = std::get_if<values::Stages>(&arguments[i])) count += 2 * stages->size();
    // A generic function is the solution's own instantiation: nobody sees its calls.
    if (std::holds_alternative<values::Callback>(arguments[i]))
      count += parameters[i] != values::Type::GenericFunction;
  }
  return count;
}

std::variant<std::vector<CallOutcome>, std::string> decode_answers(std::span<const std::uint64_t> words,
                                                                   std::uint64_t claimed_calls,
                                                                   const ExpectedAnswers& expected) {
  Decoder from(words);
  const std::size_t asked = expected.callbacks.size();
  if (claimed_calls > asked) return "it answers " + std::to_string(claimed_calls) + " calls";
  std::vector<CallOutcome> result(claimed_calls);
  for (std::size_t call = 0; call < claimed_calls; ++call) {
    if (!decode_answer(from, expected, call, result[call])) return from.fault();
    if (std::holds_alternative<Threw>(result[call]) && call + 1 < claimed_calls)
      return std::string("it goes on after an exception");
  }
  const bool threw = !result.empty() && std::holds_alternative<Threw>(result.back());
  if (claimed_calls < asked && !threw)
    return "it answers " + std::to_string(claimed_calls) + " of " + std::to_string(asked) + " calls";
  if (!from.at_end()) return std::string("something follows the last answer");
  return result;
}

}  // namespace mathjudge::runner
