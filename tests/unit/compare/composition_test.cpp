// The chain rule: value and Jacobian of a composition within running bounds, and the budget of calls.
#include <gtest/gtest.h>

#include "unit/compare/questions.hpp"

namespace mathjudge::compare {
namespace {

using namespace testing;

values::Stage stage(const std::string& formula) {
  return {callback(formula), callback(formula, {}, values::Derivative::Jacobian)};
}

class Composition : public ::testing::Test {
 protected:
  void ask(values::Stages stages, Vector x) {
    asked.with("stages", Type::Stages, std::move(stages)).with("x", Type::Vector, std::move(x));
  }
  Asked asked{judging("elementwise", "composition", "running", 10),
              {{"value", Type::Vector}, {"jacobian", Type::Matrix}}};
};

const char* const kSquares = "return {x[0] * x[0], x[1] * x[1]};";
const char* const kMix = "return {x[0] + x[1], x[0] * x[1]};";

TEST_F(Composition, TakesEachJacobianAtItsOwnInput) {
  ask({stage(kSquares), stage(kMix)}, {2, 3});
  EXPECT_TRUE(asked.accepts({Vector{13, 36}, Matrix{{4, 6}, {36, 24}}}));
  EXPECT_EQ(asked.judge({Vector{13, 36}, Matrix{{4, 6}, {12, 12}}}).pattern,
            "the product of the Jacobians at x, not at the intermediate values");
  EXPECT_EQ(asked.judge({Vector{13, 36}, Matrix{{4, 4}, {54, 24}}}).pattern,
            "the product of the Jacobians in the opposite order");
  EXPECT_FALSE(asked.accepts({Vector{4, 9}, Matrix{{4, 6}, {36, 24}}}));
  EXPECT_FALSE(asked.accepts({Vector{13, 36}, Matrix{{4, 6}, {36, kNaN}}}));
  EXPECT_FALSE(asked.accepts({Vector{13, kInf}, Matrix{{4, 6}, {36, 24}}}));
  EXPECT_FALSE(asked.accepts({Vector{13, 36}, Matrix{{4, 6}}}));
}

TEST_F(Composition, OfNothingIsTheIdentity) {
  ask({}, {5, -1});
  EXPECT_TRUE(asked.accepts({Vector{5, -1}, Matrix{{1, 0}, {0, 1}}}));
  EXPECT_FALSE(asked.accepts({Vector{5, -1}, Matrix{}}));
}

TEST_F(Composition, OfNothingAtAnEmptyPointIsEmpty) {
  ask({}, {});
  EXPECT_TRUE(asked.accepts({Vector{}, Matrix{}}));
}

TEST_F(Composition, AllowsRoundingAndNoMore) {
  ask({stage("return {sin(x[0]) * x[1], exp(x[1]) / 3};"), stage(kMix)}, {0.7, 1.3});
  const double s = std::sin(0.7), c = std::cos(0.7), e = std::exp(1.3) / 3;
  const Vector value{s * 1.3 + e, s * 1.3 * e};
  const Matrix jacobian{{c * 1.3, s + e}, {e * c * 1.3, e * s + s * 1.3 * e}};
  EXPECT_TRUE(asked.accepts({value, jacobian}));
  EXPECT_LT(asked.judge({value, jacobian}).worst_ratio(), 0.1);
  Matrix off = jacobian;
  off[1][0] *= 1 + 1e-12;
  EXPECT_FALSE(asked.accepts({value, off}));
}

TEST_F(Composition, CountsCalls) {
  ask({stage(kSquares), stage(kMix)}, {2, 3});
  const std::vector<Value> right{Vector{13, 36}, Matrix{{4, 6}, {36, 24}}};
  EXPECT_TRUE(asked.accepts(right, {{1, 1, 1, 1}, 0}));
  EXPECT_TRUE(asked.accepts(right, {{1, 0, 1, 1}, 0}));
  const Measurements twice = asked.judge(right, {{1, 1, 1, 2}, 0});
  EXPECT_FALSE(twice.passed());
  EXPECT_TRUE(mentions(all_lessons(twice), "The Jacobian of stage 2 was called 2 times"));
  EXPECT_TRUE(mentions(all_lessons(asked.judge(right, {{3, 1, 1, 1}, 0})), "The function of stage 1"));
}

}  // namespace
}  // namespace mathjudge::compare
