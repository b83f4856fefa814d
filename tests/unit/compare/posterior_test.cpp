// Bayes' rule: the bound follows the rounding of summed logarithms, and nothing beyond it.
#include <gtest/gtest.h>

#include <limits>

#include "unit/compare/questions.hpp"

namespace mathjudge::compare {
namespace {

using namespace testing;

class Posterior : public ::testing::Test {
 protected:
  void ask(const Vector& prior, const Matrix& likelihood, const values::IntVector& observations) {
    asked.with("prior", Type::Vector, prior)
        .with("likelihood", Type::Matrix, likelihood)
        .with("observations", Type::IntVector, observations);
  }
  Asked asked{judging("elementwise", "posterior", "posterior", 1), {{"posterior", Type::Vector}}};
};

const Matrix kCoins{{0.5, 0.5}, {0.25, 0.75}};

TEST_F(Posterior, AcceptsUpToTheBoundAndNotBeyond) {
  ask({0.5, 0.5}, kCoins, {1, 1});
  // 1/4 against 9/16; S = ln 2 (1 + 2 + 3) and ln 2 + |ln 3/8| + |ln 9/32|.
  const double first = 4.0 / 13, second = 9.0 / 13;
  EXPECT_TRUE(asked.accepts({Vector{first, second}}));
  const double sums = 6 * std::log(2.0), bound = 10 * kEpsilon * (1 + 2 * sums);
  for (const double side : {1.0, -1.0}) {
    EXPECT_TRUE(asked.accepts({Vector{first * (1 + side * 0.95 * bound), second}}));
    EXPECT_FALSE(asked.accepts({Vector{first * (1 + side * 1.05 * bound), second}}));
  }
}

TEST_F(Posterior, AllowsForThousandsOfLogarithms) {
  values::IntVector many(5000);
  for (std::size_t i = 0; i < many.size(); ++i) many[i] = i % 3 == 0 ? 0 : 1;
  ask({0.5, 0.5}, {{0.4, 0.6}, {0.3, 0.7}}, many);
  Vector logs(2);
  for (std::size_t k = 0; k < 2; ++k)
    for (const int o : many)
      logs[k] += std::log(Matrix{{0.4, 0.6}, {0.3, 0.7}}[k][static_cast<std::size_t>(o)]);
  const double odds = std::exp(logs[1] - logs[0]);
  const Measurements measured = asked.judge({Vector{1 / (1 + odds), odds / (1 + odds)}});
  EXPECT_TRUE(measured.passed());
  EXPECT_LT(measured.worst_ratio(), 0.1);
  EXPECT_TRUE(mentions(all_lessons(asked.judge({Vector{kNaN, kNaN}})), "subtract the largest"));
  EXPECT_FALSE(asked.accepts({Vector{0, 0}}));
}

TEST_F(Posterior, KeepsZeroAndForgivesUnderflow) {
  ask({0.5, 0, 0.5}, {{1, 1e-200}, {0.5, 0.5}, {1, 1e-5}}, {1, 1});
  EXPECT_TRUE(asked.accepts({Vector{0, 0, 1}}));  // the first is 1e-390
  EXPECT_TRUE(asked.accepts({Vector{std::numeric_limits<double>::min(), 0, 1}}));
  EXPECT_FALSE(asked.accepts({Vector{1e-300, 0, 1}}));
  EXPECT_FALSE(asked.accepts({Vector{0, 1e-20, 1}}));
  EXPECT_TRUE(mentions(all_lessons(asked.judge({Vector{0, kNaN, kNaN}})), "probability zero"));
}

TEST_F(Posterior, NamesTheUsualMistakes) {
  ask({0.9, 0.1}, kCoins, {1, 1, 0});
  const double a = 0.125, b = 0.140625;  // the likelihoods
  EXPECT_TRUE(mentions(asked.judge({Vector{0.9 * a, 0.1 * b}}).pattern, "not divided by their sum"));
  EXPECT_TRUE(mentions(asked.judge({Vector{a / (a + b), b / (a + b)}}).pattern, "without the prior"));
  const double p = 0.729 * a, q = 0.001 * b;
  EXPECT_TRUE(mentions(asked.judge({Vector{p / (p + q), q / (p + q)}}).pattern, "once per observation"));
  EXPECT_TRUE(mentions(asked.judge({Vector{18.0 / 19, 1.0 / 19}}).pattern, "last observation"));
  EXPECT_TRUE(mentions(all_lessons(asked.judge({Vector{0.3, 0.3}})), "sum to 0.6"));
}

TEST_F(Posterior, SeesAHypothesisThatWasLostOnTheWay) {
  const Matrix likelihood{{0.5, 1e-200}, {1e-200, 0.5}};
  ask({0.5, 0.5}, likelihood, {0, 0, 1, 1});
  EXPECT_TRUE(asked.accepts({Vector{0.5, 0.5}}));
  EXPECT_TRUE(mentions(all_lessons(asked.judge({Vector{1, 0}})), "Hypothesis 1 came out as 0"));
}

TEST_F(Posterior, IsThePriorWithoutObservations) {
  ask({0.25, 0.75}, kCoins, {});
  EXPECT_TRUE(asked.accepts({Vector{0.25, 0.75}}));
  EXPECT_FALSE(asked.accepts({Vector{0.5, 0.5}}));
}

TEST_F(Posterior, RejectsNanInfAndWrongShapes) {
  ask({0.5, 0.5}, kCoins, {1});
  EXPECT_FALSE(asked.accepts({Vector{kNaN, 0.6}}));
  EXPECT_FALSE(asked.accepts({Vector{0.4, kInf}}));
  EXPECT_FALSE(asked.accepts({Vector{}}));
  EXPECT_FALSE(asked.accepts({Vector{0.4, 0.6, 0}}));
  EXPECT_FALSE(asked.accepts({Matrix{{0.4, 0.6}}}));
}

}  // namespace
}  // namespace mathjudge::compare
