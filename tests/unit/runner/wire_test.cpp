// Proves that values survive the wire bit for bit, and that no frame, however mangled, does harm.
#include "runner/wire.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <random>

#include "functions/formula.hpp"
#include "runner/frame.hpp"

namespace mathjudge::runner {
namespace {

using values::Type;
using values::Value;
using Words = std::vector<std::uint64_t>;

Words encoded(const Value& value) {
  Encoder measure({});
  measure.value(value);
  Words words(measure.used());
  Encoder encoder(words);
  encoder.value(value);
  EXPECT_FALSE(encoder.overflowed());
  EXPECT_EQ(encoder.used(), words.size());
  return words;
}

functions::Program program() {
  auto compiled = functions::compile_formula(
      "T s = 0; for (int i = 0; i < n; ++i) { s += c * x[i]; } return s * b[1] + A[0][1];", {},
      {{"c", 2.5},
       {"b", std::vector<double>{1, 2}},
       {"A", std::vector<std::vector<double>>{{1, 2}, {3, 4}}}});
  return compiled ? *compiled : functions::Program{};
}

struct Sample {
  Type type;
  Value value;
};

std::vector<Sample> samples() {
  const values::Callback callback{program(), values::Derivative::Gradient};
  return {
      {Type::Double, 0.1},
      {Type::Double, -0.0},
      {Type::Double, std::numeric_limits<double>::denorm_min()},
      {Type::Int, std::int64_t{-3}},
      {Type::UnsignedInt64, ~std::uint64_t{0}},
      {Type::Bool, true},
      {Type::Bool, false},
      {Type::Vector, values::Vector{}},
      {Type::Vector, values::Vector{1, 2, 3}},
      {Type::Matrix, values::Matrix{}},
      {Type::Matrix, values::Matrix{{}, {}}},
      {Type::Matrix, values::Matrix{{1, 2}, {3}, {}}},
      {Type::IntVector, values::IntVector{}},
      {Type::IntVector, values::IntVector{1, -2, 3}},
      {Type::ScalarFunction, callback},
      {Type::GenericFunction, callback},
      {Type::UniformStream, values::Stream{42}},
      {Type::Stages, values::Stages{}},
      {Type::Stages, values::Stages{{callback, callback}, {callback, {}}}},
  };
}

TEST(Wire, RoundTrips) {
  for (const Sample& sample : samples()) {
    const Words words = encoded(sample.value);
    Decoder decoder(words);
    Value result;
    ASSERT_TRUE(decoder.value(sample.type, result)) << decoder.fault();
    EXPECT_TRUE(decoder.at_end());
    EXPECT_TRUE(result == sample.value) << values::name_of(sample.type);
    EXPECT_EQ(encoded(result), words) << "signed zeros and the like included";
  }
}

TEST(Wire, KeepsTheBitsOfNaN) {
  const double nan = std::bit_cast<double>(0xfff8000000001234);
  const Words words = encoded(values::Vector{nan});
  Decoder decoder(words);
  Value result;
  ASSERT_TRUE(decoder.value(Type::Vector, result));
  EXPECT_EQ(std::bit_cast<std::uint64_t>(std::get<values::Vector>(result)[0]), 0xfff8000000001234);
}

TEST(Wire, AnEncoderWithoutRoomWritesNothingBeyondItsEnd) {
  const Value value = values::Matrix{{1, 2, 3}, {4, 5, 6}};
  const std::size_t needed = encoded(value).size();
  for (std::size_t room = 0; room < needed; ++room) {
    Words words(needed + 1, 77);
    Encoder encoder(std::span<std::uint64_t>(words).first(room));
    encoder.value(value);
    EXPECT_TRUE(encoder.overflowed());
    EXPECT_EQ(encoder.used(), needed);
    for (std::size_t i = room; i < words.size(); ++i) EXPECT_EQ(words[i], 77u) << room;
  }
}

TEST(Wire, RejectsEveryPrefix) {
  for (const Sample& sample : samples()) {
    const Words words = encoded(sample.value);
    for (std::size_t length = 0; length < words.size(); ++length) {
      Decoder decoder(std::span<const std::uint64_t>(words).first(length));
      Value result;
      EXPECT_FALSE(decoder.value(sample.type, result));
      EXPECT_FALSE(decoder.fault().empty());
    }
  }
}

TEST(Wire, RejectsAnotherType) {
  const Words words = encoded(values::Vector{1});
  Decoder decoder(words);
  Value result;
  EXPECT_FALSE(decoder.value(Type::Matrix, result));
  EXPECT_NE(decoder.fault().find("another type"), std::string::npos);
}

TEST(Wire, RejectsClaimsBeyondTheFrame) {
  for (const std::uint64_t claim : {std::uint64_t{4}, std::uint64_t{1} << 40, std::uint64_t{1} << 61,
                                    (std::uint64_t{1} << 61) + 1, ~std::uint64_t{0}}) {
    for (const Type type :
         {Type::Vector, Type::Matrix, Type::IntVector, Type::Stages, Type::ScalarFunction}) {
      Words words = encoded(type == Type::Vector      ? Value(values::Vector{1, 2})
                            : type == Type::Matrix    ? Value(values::Matrix{{1}})
                            : type == Type::IntVector ? Value(values::IntVector{1, 2})
                            : type == Type::Stages    ? Value(values::Stages(1))
                                                      : Value(values::Callback{}));
      words.resize(3);
      words[type == Type::ScalarFunction ? 2 : 1] = claim;
      Decoder decoder(words);
      Value result;
      EXPECT_FALSE(decoder.value(type, result)) << claim << " " << values::name_of(type);
    }
  }
}

// An item takes more memory than the least that it takes of the frame; claiming more items than there is room
// for must be refused before anything is allocated.
TEST(Wire, RejectsMoreConstantsThanThereIsRoomFor) {
  Words words = encoded(values::Callback{});
  // The tag, the derivative, no code, no integers, no doubles, two words of counts.
  const std::size_t constants = 7;
  ASSERT_EQ(words.at(constants), 0u);
  words.resize(constants + 1 + 1000);
  words[constants] = 251;
  Decoder decoder(words);
  Value result;
  EXPECT_FALSE(decoder.value(Type::ScalarFunction, result));
  EXPECT_NE(decoder.fault().find("it claims 251 constants"), std::string::npos) << decoder.fault();
}

TEST(Wire, RejectsABoolOfTwo) {
  Words words = encoded(true);
  words[1] = 2;
  Decoder decoder(words);
  Value result;
  EXPECT_FALSE(decoder.value(Type::Bool, result));
}

TEST(Wire, BoundsTexts) {
  Words words(10);
  Encoder encoder(words);
  encoder.text(std::string(50, 'x'));
  std::string text;
  Decoder tight(words), loose(words);
  EXPECT_FALSE(tight.text(text, 49));
  EXPECT_TRUE(loose.text(text, 50));
  EXPECT_EQ(text, std::string(50, 'x'));
}

// ---- Frames. -------------------------------------------------------------------------------------

TEST(Frame, InputsRoundTrip) {
  const Signature signature{3, {Type::Double, Type::Vector, Type::UniformStream}, {Type::Matrix}};
  const std::vector<Value> first{1.5, values::Vector{1, 2}, values::Stream{7}};
  const std::vector<Value> second{2.5, values::Vector{}, values::Stream{8}};
  Words words(100);
  Encoder encoder(words);
  encode_inputs(encoder, signature, {&first, &second});
  words.resize(encoder.used());
  Decoder decoder(words);
  Signature result;
  std::uint64_t calls = 0;
  ASSERT_TRUE(decode_signature(decoder, result, calls)) << decoder.fault();
  EXPECT_EQ(result, signature);
  ASSERT_EQ(calls, 2u);
  for (const auto* arguments : {&first, &second})
    for (std::size_t i = 0; i < arguments->size(); ++i) {
      Value value;
      ASSERT_TRUE(decoder.value(signature.parameters[i], value));
      EXPECT_TRUE(value == (*arguments)[i]);
    }
  EXPECT_TRUE(decoder.at_end());
}

/// Two calls, the second of which threw.
Words answers() {
  Words words(100);
  Encoder encoder(words);
  encoder.word(static_cast<std::uint64_t>(AnswerTag::Returned));
  encoder.vector({1, 2});
  encoder.boolean(true);
  encoder.word(1);   // callbacks
  encoder.word(12);  // calls of it
  encoder.word(5);   // draws
  encoder.word(static_cast<std::uint64_t>(AnswerTag::Threw));
  encoder.word(0);
  encoder.text("std::domain_error");
  encoder.text("what");
  words.resize(encoder.used());
  return words;
}

const ExpectedAnswers kExpected{{Type::Vector, Type::Bool}, {1, 1}};

TEST(Frame, AnswersRoundTrip) {
  const auto decoded = decode_answers(answers(), 2, kExpected);
  const auto* calls = std::get_if<std::vector<CallOutcome>>(&decoded);
  ASSERT_TRUE(calls) << std::get<std::string>(decoded);
  const auto& returned = std::get<Returned>(calls->at(0));
  EXPECT_EQ(std::get<values::Vector>(returned.parts[0]), (values::Vector{1, 2}));
  EXPECT_EQ(returned.callback_calls, std::vector<std::uint64_t>{12});
  EXPECT_EQ(returned.draws, 5u);
  EXPECT_EQ(std::get<Threw>(calls->at(1)).what, "what");
}

std::string fault(const Words& words, std::uint64_t calls, const ExpectedAnswers& expected = kExpected) {
  const auto decoded = decode_answers(words, calls, expected);
  const auto* text = std::get_if<std::string>(&decoded);
  return text ? *text : "";
}

TEST(Frame, RejectsWrongAnswers) {
  EXPECT_NE(fault(answers(), 3), "") << "more calls than asked for";
  EXPECT_NE(fault(answers(), 1), "") << "fewer, without an exception";
  EXPECT_NE(fault(answers(), ~std::uint64_t{0}), "");
  EXPECT_NE(fault({}, 0), "") << "nothing at all";
  EXPECT_NE(fault(answers(), 2, {{Type::Matrix, Type::Bool}, {1, 1}}), "") << "another type";
  EXPECT_NE(fault(answers(), 2, {{Type::Vector, Type::Bool}, {2, 1}}), "") << "another number of callbacks";
  Words longer = answers();
  longer.push_back(0);
  EXPECT_NE(fault(longer, 2), "") << "something after the end";
  Words shorter = answers();
  shorter.pop_back();
  EXPECT_NE(fault(shorter, 2), "");
}

TEST(Frame, CountsTheCallbacksOfArguments) {
  const values::Callback callback{program(), {}};
  EXPECT_EQ(
      count_callbacks({callback, callback, values::Stages{{callback, callback}, {callback, callback}}, 1.0},
                      {Type::ScalarFunction, Type::GenericFunction, Type::Stages, Type::Double}),
      5u);
}

// Mangles valid frames at random; every outcome but a clean "no" or a valid value is a crash, a hang, an
// enormous allocation, or found by the sanitizers of the asan preset.
TEST(Frame, SurvivesMangledFrames) {
  std::mt19937_64 random(20240229);
  const auto pick = [&](std::uint64_t bound) { return random() % bound; };
  const std::vector<Sample> all = samples();
  const std::uint64_t interesting[] = {0,          1,          2,          7,          1u << 20,
                                       1ull << 32, 1ull << 40, 1ull << 61, 1ull << 63, ~0ull};
  const char* const asked = std::getenv("MATHJUDGE_FUZZ_ROUNDS");  // for long runs by hand
  const long rounds = asked ? std::atol(asked) : 100000;
  for (long round = 0; round < rounds; ++round) {
    const Sample& sample = all[pick(all.size())];
    const bool whole_frame = pick(3) == 0;
    Words words = whole_frame ? answers() : encoded(sample.value);
    for (std::uint64_t change = 1 + pick(3); change > 0 && !words.empty(); --change) {
      std::uint64_t& word = words[pick(std::min<std::uint64_t>(words.size(), 40))];
      switch (pick(5)) {
        case 0:
          word = interesting[pick(std::size(interesting))];
          break;
        case 1:
          word ^= std::uint64_t{1} << pick(64);
          break;
        case 2:
          word += pick(3) - 1;
          break;
        case 3:
          words.resize(pick(words.size() + 1));
          break;
        default:
          words.insert(words.begin() + static_cast<std::ptrdiff_t>(pick(words.size())), random());
      }
    }
    if (whole_frame) {
      (void)decode_answers(words, pick(4), kExpected);
    } else {
      Decoder decoder(words);
      Value result;
      const bool accepted = decoder.value(sample.type, result);
      ASSERT_EQ(accepted, decoder.fault().empty());
    }
  }
}

}  // namespace
}  // namespace mathjudge::runner
