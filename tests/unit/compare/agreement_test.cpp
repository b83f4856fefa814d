// Gradient checks: the judge's own verdict on a given gradient, at any scale.
#include <gtest/gtest.h>

#include "unit/compare/questions.hpp"

namespace mathjudge::compare {
namespace {

using namespace testing;

/// What the judge says of `gradient` (a formula with one output per component) as the gradient of f.
bool judged_right(const std::string& f, const std::string& gradient, const Vector& x) {
  Asked asked{judging("exact", "agreement", "", 0), {{"correct", Type::Bool}}};
  asked.with("f", Type::ScalarFunction, callback(f))
      .with("gradient", Type::VectorFunction, callback(gradient))
      .with("x", Type::Vector, x)
      .with("tolerance", Type::Double, 1e-5);
  const bool right = asked.accepts({true});
  EXPECT_NE(right, asked.accepts({false})) << gradient;
  return right;
}

TEST(Agreement, IsRelativeAndPerComponent) {
  const std::string f = "return 1000 * x[0] + 0.01 * x[1] * x[1];";
  EXPECT_TRUE(judged_right(f, "return {T(1000), 0.02 * x[1]};", {0.5, 1.5}));
  EXPECT_TRUE(judged_right(f, "return {T(1000), 0.020000199 * x[1]};", {0.5, 1.5}));
  EXPECT_FALSE(judged_right(f, "return {T(1000), 0.020000201 * x[1]};", {0.5, 1.5}));
  EXPECT_FALSE(judged_right(f, "return {T(1000), -0.02 * x[1]};", {0.5, 1.5}));
}

TEST(Agreement, HasNoScale) {
  EXPECT_TRUE(judged_right("return 1e-100 * x[0] * x[0];", "return {2e-100 * x[0]};", {3}));
  EXPECT_FALSE(judged_right("return 1e-100 * x[0] * x[0];", "return {-2e-100 * x[0]};", {3}));
  EXPECT_FALSE(judged_right("return 1e-100 * x[0] * x[0];", "return {T(0)};", {3}));
}

TEST(Agreement, AllowsTheRoundingOfTheGradientWhereItVanishes) {
  EXPECT_TRUE(judged_right("return sin(x[0] - 0.1);", "return {cos(x[0] - 0.1)};", {0.1}));
  EXPECT_TRUE(judged_right("return x[0] * x[0] - 0.2 * x[0];", "return {2 * (x[0] - 0.1)};", {0.1}));
}

TEST(Agreement, RejectsOtherLengthsNanAndInf) {
  const std::string f = "return x[0] * x[1];";
  EXPECT_FALSE(judged_right(f, "return {x[1]};", {2, 3}));
  EXPECT_FALSE(judged_right(f, "return {x[1], x[0], T(0)};", {2, 3}));
  EXPECT_FALSE(judged_right(f, "return {x[1], log(x[0] - 5)};", {2, 3}));
  EXPECT_FALSE(judged_right(f, "return {x[1], 1 / (x[0] - x[0])};", {2, 3}));
}

TEST(Agreement, OfNothingWithNothing) {
  const std::string none = "std::vector<T> g(0); return g;";
  EXPECT_TRUE(judged_right("return T(4);", none, {}));
  EXPECT_FALSE(judged_right("return x[0];", none, {1}));
}

TEST(Agreement, NamesTheComponent) {
  Asked asked{judging("exact", "agreement", "", 0), {{"correct", Type::Bool}}};
  asked.with("f", Type::ScalarFunction, callback("return x[0] * x[1];"))
      .with("gradient", Type::VectorFunction, callback("return {x[1], 1.01 * x[0]};"))
      .with("x", Type::Vector, Vector{2, 3})
      .with("tolerance", Type::Double, 1e-5);
  EXPECT_TRUE(mentions(all_lessons(asked.judge({true})), "Component 1 of 2 is off by 9.9e-03"));
}

}  // namespace
}  // namespace mathjudge::compare
