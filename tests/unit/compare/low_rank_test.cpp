// Best approximations of a given rank: any optimum, and nothing above it in distance or in rank.
#include <gtest/gtest.h>

#include "unit/compare/questions.hpp"

namespace mathjudge::compare {
namespace {

using namespace testing;

Measurements judge(const Matrix& a, int k, const Matrix& x) {
  Asked asked(residual({"optimal", "rank_at_most_k"}, 100), {{"approximation", Type::Matrix}});
  return asked.with("a", Type::Matrix, a).with("k", Type::Int, std::int64_t{k}).judge({x});
}

const Check* failed(const Measurements& measured, const std::string& formula) {
  for (const Check& check : measured.checks)
    if (!check.passed() && mentions(check.formula, formula)) return &check;
  return nullptr;
}

const Matrix kDiagonal{{3, 0, 0}, {0, 2, 0}, {0, 0, 1}};

TEST(LowRank, AcceptsTheLeadingTriplets) {
  EXPECT_TRUE(judge(kDiagonal, 1, {{3, 0, 0}, {0, 0, 0}, {0, 0, 0}}).passed());
  EXPECT_TRUE(judge(kDiagonal, 2, {{3, 0, 0}, {0, 2, 0}, {0, 0, 0}}).passed());
  for (const int k : {3, 4, 100}) EXPECT_TRUE(judge(kDiagonal, k, kDiagonal).passed());
  const Matrix tall{{3, 4}, {0, 0}, {0, 0}};
  EXPECT_TRUE(judge(tall, 1, tall).passed());
  EXPECT_TRUE(judge({}, 2, {}).passed());
}

TEST(LowRank, AcceptsEveryOptimumAtATie) {
  const double c = std::cos(0.7), s = std::sin(0.7);
  EXPECT_TRUE(judge({{2, 0}, {0, 2}}, 1, {{2, 0}, {0, 0}}).passed());
  EXPECT_TRUE(judge({{2, 0}, {0, 2}}, 1, {{2 * c * c, 2 * c * s}, {2 * c * s, 2 * s * s}}).passed());
}

TEST(LowRank, HasItsBoundaryAtHundredUnits) {
  const double unit = 2 * kEpsilon * 4;  // N eps sigma_1
  const Matrix a{{4, 0}, {0, 1}};
  EXPECT_TRUE(judge(a, 1, {{4, 0}, {0, 95 * unit}}).passed());
  EXPECT_TRUE(failed(judge(a, 1, {{4, 0}, {0, 105 * unit}}), "sigma_{k+1}(X)"));
  const Matrix rank_one{{4, 0}, {0, 0}};
  EXPECT_TRUE(judge(rank_one, 1, {{4 - 95 * unit, 0}, {0, 0}}).passed());
  EXPECT_TRUE(failed(judge(rank_one, 1, {{4 - 105 * unit, 0}, {0, 0}}), "||A - X||"));
}

TEST(LowRank, WantsExactZerosForRankZero) {
  const Matrix zero(3, Vector(3));
  EXPECT_TRUE(judge(kDiagonal, 0, zero).passed());
  Matrix tiny = zero;
  tiny[1][2] = 1e-300;
  const Measurements measured = judge(kDiagonal, 0, tiny);
  EXPECT_FALSE(measured.passed());
  EXPECT_EQ(measured.extent.out, 1u);
  EXPECT_TRUE(judge(zero, 2, zero).passed());
}

TEST(LowRank, ExplainsTheUsualMistakes) {
  EXPECT_TRUE(
      mentions(all_lessons(judge(kDiagonal, 1, {{3, 0, 0}, {0, 2, 0}, {0, 0, 0}})), "its rank exceeds 1"));
  EXPECT_TRUE(mentions(all_lessons(judge(kDiagonal, 2, {{3, 0, 0}, {0, 0, 0}, {0, 0, 0}})),
                       "best approximation of rank 1, not 2"));
  EXPECT_TRUE(mentions(all_lessons(judge(kDiagonal, 1, {{0, 0, 0}, {0, 0, 0}, {0, 0, 1}})),
                       "the smallest were kept"));
  EXPECT_TRUE(mentions(all_lessons(judge({{1, 1}, {1, 2}}, 1, {{1, 1}, {0, 0}})), "of that rank but not"));
}

TEST(LowRank, WorksAtExtremeScales) {
  for (const double scale : {1e-300, 1e-100, 1e100, 1e300}) {
    EXPECT_TRUE(judge(times(kDiagonal, scale), 1, times({{3, 0, 0}, {0, 0, 0}, {0, 0, 0}}, scale)).passed());
    EXPECT_FALSE(judge(times(kDiagonal, scale), 1, times({{0, 0, 0}, {0, 2, 0}, {0, 0, 0}}, scale)).passed());
  }
}

TEST(LowRank, RejectsNanInfAndWrongShapes) {
  EXPECT_FALSE(judge(kDiagonal, 1, {{kNaN, 0, 0}, {0, 0, 0}, {0, 0, 0}}).passed());
  EXPECT_FALSE(judge(kDiagonal, 0, {{kInf, 0, 0}, {0, 0, 0}, {0, 0, 0}}).passed());
  EXPECT_FALSE(judge(kDiagonal, 1, {}).passed());
  EXPECT_FALSE(judge(kDiagonal, 1, {{3}}).passed());
  EXPECT_FALSE(judge(kDiagonal, 1, {{3, 0, 0}, {0}, {0, 0, 0}}).passed());
}

}  // namespace
}  // namespace mathjudge::compare
