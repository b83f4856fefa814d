// Monte Carlo integration: the judge replays the stream, so that both numbers are held to rounding.
#include <gtest/gtest.h>

#include <cstdint>

#include "unit/compare/questions.hpp"

namespace mathjudge::compare {
namespace {

using namespace testing;

struct Result {
  double estimate = 0, error = 0;
};

class MonteCarlo : public ::testing::Test {
 protected:
  void ask(const std::string& formula, double a, double b, std::int64_t n, std::uint64_t seed = 7) {
    n_ = n;
    asked.with("f", Type::UnivariateFunction, callback(formula, functions::kUnivariate))
        .with("a", Type::Double, a)
        .with("b", Type::Double, b)
        .with("n", Type::Int, n)
        .with("uniform", Type::UniformStream, values::Stream{seed});
  }
  Measurements judge(double estimate, double error, std::uint64_t draws) const {
    return asked.judge({estimate, error}, {{}, draws});
  }
  Measurements judge(double estimate, double error) const {
    return judge(estimate, error, static_cast<std::uint64_t>(n_));
  }

  Asked asked{judging("elementwise", "monte_carlo", "monte_carlo", 1),
              {{"estimate", Type::Double}, {"standard_error", Type::Double}}};

 private:
  std::int64_t n_ = 0;
};

/// What a right solution does.
template <class F>
Result integrate(F f, double a, double b, int n, std::uint64_t seed = 7) {
  values::UniformSource uniform(values::Stream{seed});
  Vector values;
  double sum = 0, squares = 0;
  for (int i = 0; i < n; ++i) sum += values.emplace_back(f(a + (b - a) * uniform.next()));
  for (const double value : values) squares += (value - sum / n) * (value - sum / n);
  return {(b - a) * (sum / n), std::fabs(b - a) * std::sqrt(squares / (n - 1) / n)};
}

double square(double x) { return x * x; }
constexpr const char* kSquare = "return x * x;";

TEST_F(MonteCarlo, AcceptsARightAnswerWithRoomToSpare) {
  ask(kSquare, -1, 2, 200);
  const Result right = integrate(square, -1, 2, 200);
  EXPECT_TRUE(judge(right.estimate, right.error).passed());
  EXPECT_LT(judge(right.estimate, right.error).worst_ratio(), 0.05);
}

TEST_F(MonteCarlo, HoldsBothNumbersOnBothSides) {
  ask(kSquare, -1, 2, 200);
  const Result right = integrate(square, -1, 2, 200);
  // The estimate may be off by about 3 (1600 eps rms f + 12 eps max|f'|), the error by 1/sqrt(200) of that
  // and more.
  for (const double side : {1.0, -1.0}) {
    EXPECT_TRUE(judge(right.estimate + side * 3 * 1600 * kEpsilon, right.error).passed());
    EXPECT_FALSE(judge(right.estimate + side * 3 * 5000 * kEpsilon, right.error).passed());
    EXPECT_TRUE(judge(right.estimate, right.error * (1 + side * 1600 * kEpsilon)).passed());
    EXPECT_FALSE(judge(right.estimate, right.error * (1 + side * 8000 * kEpsilon)).passed());
  }
}

TEST_F(MonteCarlo, NamesTheUsualMistakes) {
  ask(kSquare, -1, 2, 200);
  const auto [estimate, error] = integrate(square, -1, 2, 200);
  EXPECT_TRUE(mentions(judge(estimate, error * std::sqrt(200.0)).pattern, "not divided by sqrt(n)"));
  EXPECT_TRUE(mentions(judge(estimate, error / 3).pattern, "without the factor |b - a|"));
  EXPECT_TRUE(mentions(judge(estimate, error * std::sqrt(199.0 / 200)).pattern, "instead of n - 1"));
  EXPECT_TRUE(mentions(judge(estimate / 3, error / 3).pattern, "the mean of f"));
}

TEST_F(MonteCarlo, SeesTheCancellationOfOnePass) {
  ask("return 1e9 + x;", 0, 1, 500);
  const auto shifted = [](double x) { return 1e9 + x; };
  const Result right = integrate(shifted, 0, 1, 500);
  EXPECT_TRUE(judge(right.estimate, right.error).passed());
  const Measurements measured = judge(right.estimate, right.error * 1.5);
  EXPECT_FALSE(measured.passed());
  EXPECT_TRUE(mentions(all_lessons(measured), "Welford"));
}

TEST_F(MonteCarlo, CountsTheDraws) {
  ask(kSquare, 0, 1, 50);
  const Result right = integrate(square, 0, 1, 50);
  EXPECT_TRUE(judge(right.estimate, right.error, 50).passed());
  EXPECT_FALSE(judge(right.estimate, right.error, 49).passed());
  EXPECT_FALSE(judge(right.estimate, right.error, 100).passed());
  EXPECT_TRUE(mentions(all_lessons(judge(right.estimate, right.error, 100)), "100 uniforms were drawn"));
}

TEST_F(MonteCarlo, IsExactlyZeroWithoutLength) {
  ask("return log(x);", 0, 0, 50);
  EXPECT_TRUE(judge(0, 0).passed());
  EXPECT_TRUE(judge(-0.0, 0, 0).passed());
  EXPECT_FALSE(judge(kNaN, kNaN).passed());
  EXPECT_FALSE(judge(1e-300, 0).passed());
  EXPECT_FALSE(judge(0, 0, 51).passed());
}

TEST_F(MonteCarlo, KeepsTheSignOfTheEstimateAlone) {
  ask(kSquare, 2, -1, 200);
  const Result right = integrate(square, 2, -1, 200);
  EXPECT_LT(right.estimate, 0);
  EXPECT_TRUE(judge(right.estimate, right.error).passed());
  EXPECT_TRUE(mentions(judge(-right.estimate, right.error).pattern, "sign lost"));
  EXPECT_TRUE(mentions(judge(right.estimate, -right.error).pattern, "other sign"));
}

TEST_F(MonteCarlo, RejectsNanInfAndWrongShapes) {
  ask(kSquare, 0, 1, 50);
  const Result right = integrate(square, 0, 1, 50);
  EXPECT_FALSE(judge(kNaN, right.error).passed());
  EXPECT_FALSE(judge(right.estimate, kNaN).passed());
  EXPECT_FALSE(judge(right.estimate, kInf).passed());
  EXPECT_FALSE(asked.accepts({right.estimate}, {{}, 50}));
  EXPECT_FALSE(asked.accepts({Vector{right.estimate, right.error}}, {{}, 50}));
}

TEST_F(MonteCarlo, HoldsAtExtremeScales) {
  ask("return 1e100 * x * x;", 0, 1e-50, 100);
  const auto huge = [](double x) { return 1e100 * x * x; };
  const Result right = integrate(huge, 0, 1e-50, 100);
  EXPECT_TRUE(judge(right.estimate, right.error).passed());
  EXPECT_FALSE(judge(right.estimate, 0).passed());
  EXPECT_FALSE(judge(0, right.error).passed());
}

}  // namespace
}  // namespace mathjudge::compare
