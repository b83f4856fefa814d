// Stationary distributions: judged by pi P = pi alone, at every speed of mixing.
#include <gtest/gtest.h>

#include "unit/compare/questions.hpp"

namespace mathjudge::compare {
namespace {

using namespace testing;

Measurements judge(const Matrix& p, const Value& answer) {
  Asked asked(residual({"stationary", "sums_to_one", "nonnegative"}, 30), {{"distribution", Type::Vector}});
  return asked.with("transition", Type::Matrix, p).judge({answer});
}

const Matrix kWeather{{0.75, 0.25}, {0.5, 0.5}};  // (2/3, 1/3)
const Matrix kCycle{{0, 1}, {1, 0}};

TEST(Stationary, AcceptsTheLeftEigenvector) {
  const Measurements measured = judge(kWeather, Vector{2.0 / 3, 1.0 / 3});
  EXPECT_TRUE(measured.passed());
  EXPECT_LT(measured.worst_ratio(), 0.05);
  EXPECT_LT(*measured.forward_error, 1e-15);
  EXPECT_TRUE(judge({{1}}, Vector{1}).passed());
  EXPECT_TRUE(judge(kCycle, Vector{0.5, 0.5}).passed());
}

TEST(Stationary, HasItsBoundaries) {
  // Moving d from one state to the other changes pi P - pi by 0.75 d in each entry; 30 n eps is 60 eps.
  const double third = 1.0 / 3;
  for (const double side : {1.0, -1.0}) {
    EXPECT_TRUE(
        judge(kWeather, Vector{2 * third + side * 39 * kEpsilon, third - side * 39 * kEpsilon}).passed());
    EXPECT_FALSE(
        judge(kWeather, Vector{2 * third + side * 42 * kEpsilon, third - side * 42 * kEpsilon}).passed());
    EXPECT_TRUE(judge({{1}}, Vector{1 + side * 29 * kEpsilon}).passed());
    EXPECT_FALSE(judge({{1}}, Vector{1 + side * 31 * kEpsilon}).passed());
  }
}

TEST(Stationary, SeesAMixtureOfNearlySeparateBlocks) {
  const double rate = 1e-12;
  const Matrix p{{1 - rate, rate}, {2 * rate, 1 - 2 * rate}};
  EXPECT_TRUE(judge(p, Vector{2.0 / 3, 1.0 / 3}).passed());
  EXPECT_FALSE(judge(p, Vector{0.5, 0.5}).passed());
}

TEST(Stationary, ExplainsTheUsualMistakes) {
  EXPECT_TRUE(mentions(all_lessons(judge(kWeather, Vector{0.5, 0.5})), "right eigenvector"));
  EXPECT_TRUE(mentions(all_lessons(judge(kCycle, Vector{1, 0})), "period 2"));
  EXPECT_TRUE(mentions(all_lessons(judge(kWeather, Vector{2, 1})), "sum to 3"));
  EXPECT_TRUE(mentions(all_lessons(judge(kWeather, Vector{0.6667, 0.3333})), "before it has converged"));
  EXPECT_TRUE(mentions(all_lessons(judge(kWeather, Vector{0.9, 0.1})), "left alone"));
}

TEST(Stationary, TakesNoNegativeProbability) {
  // An eigenvector of a chain that is not irreducible can be negative; the check stands for itself.
  const Matrix apart{{1, 0}, {0, 1}};
  EXPECT_TRUE(judge(apart, Vector{1 + kEpsilon, -kEpsilon}).passed());
  EXPECT_FALSE(judge(apart, Vector{1 + 4 * kEpsilon, -4 * kEpsilon}).passed());
}

TEST(Stationary, ShowsTheStoredDistributionBesideTheAnswer) {
  Asked asked(residual({"stationary"}, 30), {{"distribution", Type::Vector}});
  asked.with("transition", Type::Matrix, kWeather).expecting(Vector{0.7, 0.3}, {0.7L, 0.3L});
  EXPECT_TRUE(asked.accepts({Vector{2.0 / 3, 1.0 / 3}}));  // the residual decides
  EXPECT_EQ(asked.judge({Vector{0.5, 0.5}}).worst->want, 0.7L);
}

TEST(Stationary, RejectsNanInfAndWrongShapes) {
  EXPECT_FALSE(judge(kWeather, Vector{kNaN, kNaN}).passed());
  EXPECT_FALSE(judge(kWeather, Vector{kInf, 0}).passed());
  EXPECT_FALSE(judge(kWeather, Vector{}).passed());
  EXPECT_FALSE(judge(kWeather, Vector{1}).passed());
  EXPECT_FALSE(judge(kWeather, Matrix{{2.0 / 3, 1.0 / 3}}).passed());
  EXPECT_FALSE(judge(kWeather, Vector{0, 0}).passed());
}

}  // namespace
}  // namespace mathjudge::compare
