// Proves what a solution receives: the declared C++ types, fresh, counted, and safe to call concurrently.
#include "runner/arguments.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <thread>

#include "functions/formula.hpp"

namespace mathjudge::runner {
namespace {

using values::Type;
using values::Value;
using Words = std::vector<std::uint64_t>;

values::Callback callback(const std::string& text, values::Derivative derivative = values::Derivative::Value,
                          functions::Inputs inputs = {2, false}) {
  auto compiled = functions::compile_formula(text, inputs);
  EXPECT_TRUE(compiled) << (compiled ? "" : compiled.error().what);
  return {compiled ? *compiled : functions::Program{}, derivative};
}

Arguments decoded(const std::vector<Value>& values, const std::vector<Type>& types) {
  Words words(10000);
  Encoder encoder(words);
  for (const Value& value : values) encoder.value(value);
  Decoder decoder(words);
  Arguments arguments;
  EXPECT_TRUE(arguments.decode(decoder, types)) << decoder.fault();
  return arguments;
}

template <class T>
const T& at(const Arguments& arguments, std::size_t index) {
  return *static_cast<const T*>(arguments.pointers()[index]);
}

TEST(Arguments, ArriveAsTheDeclaredTypes) {
  const Arguments arguments = decoded({1.5, std::int64_t{-7}, std::uint64_t{9}, true, values::Vector{1},
                                       values::Matrix{{1, 2}}, values::IntVector{3}},
                                      {Type::Double, Type::Int, Type::UnsignedInt64, Type::Bool, Type::Vector,
                                       Type::Matrix, Type::IntVector});
  EXPECT_EQ(at<double>(arguments, 0), 1.5);
  EXPECT_EQ(at<int>(arguments, 1), -7);
  EXPECT_EQ(at<std::uint64_t>(arguments, 2), 9u);
  EXPECT_EQ(at<bool>(arguments, 3), true);
  EXPECT_EQ(at<values::Vector>(arguments, 4), values::Vector{1});
  EXPECT_EQ(at<values::Matrix>(arguments, 5), (values::Matrix{{1, 2}}));
  EXPECT_EQ(at<values::IntVector>(arguments, 6), values::IntVector{3});
}

TEST(Arguments, AGenericFunctionThatReturnsSeveralNumbersIsRefused) {
  Words words(1000);
  Encoder encoder(words);
  encoder.value(callback("return {x[0], x[1]};"));
  Decoder decoder(words);
  Arguments arguments;
  EXPECT_FALSE(arguments.decode(decoder, {Type::GenericFunction}));
  EXPECT_NE(decoder.fault().find("does not return one number"), std::string::npos) << decoder.fault();
}

TEST(Arguments, AnIntThatIsTooLargeIsRefused) {
  Words words(10);
  Encoder encoder(words);
  encoder.integer(std::int64_t{1} << 31);
  Decoder decoder(words);
  Arguments arguments;
  EXPECT_FALSE(arguments.decode(decoder, {Type::Int}));
}

TEST(Arguments, CallbacksComputeAndCount) {
  const std::string f = "return x[0] * x[0] * x[1];";
  using values::Derivative;
  const Arguments arguments =
      decoded({callback(f), callback(f, Derivative::Gradient), callback(f, Derivative::Hessian),
               callback("return {x[0], x[0] * x[1]};", Derivative::Jacobian),
               callback("return sin(x);", Derivative::Value, functions::kUnivariate),
               callback("return x * x;", Derivative::Gradient, functions::kUnivariate)},
              {Type::ScalarFunction, Type::VectorFunction, Type::MatrixFunction, Type::MatrixFunction,
               Type::UnivariateFunction, Type::UnivariateFunction});
  EXPECT_EQ(at<ScalarFunction>(arguments, 0)({3, 2}), 18);
  EXPECT_EQ(at<ScalarFunction>(arguments, 0)({1, 2}), 2);
  EXPECT_EQ(at<VectorFunction>(arguments, 1)({3, 2}), (values::Vector{12, 9}));
  EXPECT_EQ(at<MatrixFunction>(arguments, 2)({3, 2}), (values::Matrix{{4, 6}, {6, 0}}));
  EXPECT_EQ(at<MatrixFunction>(arguments, 3)({3, 2}), (values::Matrix{{1, 0}, {2, 3}}));
  EXPECT_EQ(at<UnivariateFunction>(arguments, 4)(0.5), std::sin(0.5));
  EXPECT_EQ(at<UnivariateFunction>(arguments, 5)(3), 6);
  std::vector<std::uint64_t> counts;
  for (const auto& counted : arguments.callbacks()) counts.push_back(counted->calls());
  EXPECT_EQ(counts, (std::vector<std::uint64_t>{2, 1, 1, 1, 1, 1}));
}

TEST(Arguments, APointOfTheWrongLengthIsRefusedAndStillCounted) {
  const Arguments arguments = decoded({callback("return x[0] + x[1];")}, {Type::ScalarFunction});
  EXPECT_THROW((void)at<ScalarFunction>(arguments, 0)({1, 2, 3}), std::invalid_argument);
  EXPECT_EQ(arguments.callbacks()[0]->calls(), 1u);
}

TEST(Arguments, CopiesOfACallbackShareItsCount) {
  const Arguments arguments = decoded({callback("return x[0] + x[1];")}, {Type::ScalarFunction});
  const ScalarFunction copy = at<ScalarFunction>(arguments, 0);
  (void)copy({1, 2});
  (void)at<ScalarFunction>(arguments, 0)({1, 2});
  EXPECT_EQ(arguments.callbacks()[0]->calls(), 2u);
}

TEST(Arguments, CallbacksMayBeCalledConcurrently) {
  const Arguments arguments = decoded({callback("return x[0] * x[1];")}, {Type::ScalarFunction});
  const auto& f = at<ScalarFunction>(arguments, 0);
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&f, i] {
      for (int k = 0; k < 1000; ++k) EXPECT_EQ(f({1.0 * i, 1.0 * k}), 1.0 * i * k);
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(arguments.callbacks()[0]->calls(), 4000u);
}

TEST(Arguments, StreamsAreFreshSharedAndCounted) {
  values::UniformSource expected(values::Stream{42});
  for (int round = 0; round < 2; ++round) {
    const Arguments arguments = decoded({values::Stream{42}}, {Type::UniformStream});
    const UniformStream copy = at<UniformStream>(arguments, 0);
    values::UniformSource same(values::Stream{42});
    EXPECT_EQ(copy(), same.next());
    EXPECT_EQ(at<UniformStream>(arguments, 0)(), same.next()) << "copies go on where the other stopped";
    EXPECT_EQ(arguments.draws(), 2u);
  }
}

TEST(Arguments, StagesArePairsOfCountedFunctions) {
  const values::Callback f = callback("return {x[0], x[1]};");
  const values::Callback j = callback("return {x[0], x[1]};", values::Derivative::Jacobian);
  const Arguments arguments = decoded({values::Stages{{f, j}, {f, j}}}, {Type::Stages});
  const auto& stages = at<StageFunctions>(arguments, 0);
  ASSERT_EQ(stages.size(), 2u);
  EXPECT_EQ(stages[1].first({3, 4}), (values::Vector{3, 4}));
  EXPECT_EQ(stages[1].second({3, 4}), (values::Matrix{{1, 0}, {0, 1}}));
  EXPECT_EQ(arguments.callbacks().size(), 4u);
  EXPECT_EQ(arguments.callbacks()[2]->calls(), 1u);
  EXPECT_EQ(arguments.callbacks()[3]->calls(), 1u);
}

TEST(Arguments, AGenericFunctionSurvivesMoving) {
  Arguments first = decoded({callback("return x[0] - x[1];")}, {Type::GenericFunction});
  const Arguments moved = std::move(first);
  EXPECT_EQ(at<functions::Generic>(moved, 0)(std::vector<double>{5, 3}), 2);
}

}  // namespace
}  // namespace mathjudge::runner
