// Bounds per entry: both sides of the boundary, extreme scales, what patterns and lessons are given.
#include <gtest/gtest.h>

#include <algorithm>

#include "compare/dense.hpp"
#include "unit/compare/questions.hpp"

namespace mathjudge::compare {
namespace {

using namespace testing;

class Product : public ::testing::Test {
 protected:
  Asked& ask(const Matrix& a, const Matrix& b) {
    return asked.with("a", Type::Matrix, a).with("b", Type::Matrix, b);
  }
  Asked asked{judging("elementwise", "product", "shadow", 4), {{"product", Type::Matrix}}};
};

/// The largest double at or below want + multiple * k eps (|A||B|)_ij, as an answer in entry (0, 0).
Matrix perturbed(const Matrix& a, const Matrix& b, long double multiple) {
  const auto truth = multiply_with_magnitude(to_dense(a), to_dense(b));
  Matrix answer = multiplied(a, b);
  const long double k = static_cast<long double>(b.size());
  answer[0][0] = static_cast<double>(truth.product.at(0, 0) + multiple * k * kEps * truth.magnitude.at(0, 0));
  return answer;
}

TEST_F(Product, AcceptsOnBothSidesUpToTheBoundAndNotBeyond) {
  const Matrix a = random_matrix(3, 50, 1), b = random_matrix(50, 4, 2);
  ask(a, b);
  EXPECT_TRUE(asked.accepts({multiplied(a, b)}));
  for (const long double side : {1.0L, -1.0L}) {
    EXPECT_TRUE(asked.accepts({perturbed(a, b, side * 3.99L)}));
    const Measurements beyond = asked.judge({perturbed(a, b, side * 4.01L)});
    EXPECT_FALSE(beyond.passed());
    EXPECT_EQ(beyond.extent.out, 1u);
    EXPECT_NEAR(beyond.worst_ratio(), 4.01 / 4, 0.005);
    EXPECT_EQ(beyond.worst->index, (std::vector<std::size_t>{0, 0}));
    EXPECT_NEAR(static_cast<double>(beyond.worst->absolute / beyond.worst->bound), 4.01 / 4, 0.005);
  }
}

TEST_F(Product, HoldsAtExtremeScales) {
  for (const double scale : {1e-150, 1e-100, 1e100, 1e150}) {
    Asked scaled(judging("elementwise", "product", "shadow", 4), {{"product", Type::Matrix}});
    const Matrix a = times(random_matrix(5, 5, 3), scale), b = times(random_matrix(5, 5, 4), scale);
    scaled.with("a", Type::Matrix, a).with("b", Type::Matrix, b);
    EXPECT_TRUE(scaled.accepts({multiplied(a, b)})) << scale;
    EXPECT_FALSE(scaled.accepts({times(multiplied(a, b), 1 + 1e-10)})) << scale;
    EXPECT_FALSE(scaled.accepts({times(multiplied(a, b), -1)})) << scale;
  }
}

TEST_F(Product, AllowsForGradualUnderflowAndOverflow) {
  ask({{1e-200, 1e200}}, {{1e-200, 0}, {0, 1e200}});
  EXPECT_TRUE(asked.accepts({Matrix{{0, kInf}}}));
  EXPECT_FALSE(asked.accepts({Matrix{{1e-300, kInf}}}));
  EXPECT_FALSE(asked.accepts({Matrix{{0, -kInf}}}));
  EXPECT_FALSE(asked.accepts({Matrix{{0, kNaN}}}));
  EXPECT_FALSE(asked.accepts({Matrix{{0, 1e308}}}));
}

TEST_F(Product, RejectsNaNAndInfAndCountsThem) {
  ask({{1, 2}, {3, 4}}, {{1, 0}, {0, 1}});
  const Measurements measured = asked.judge({Matrix{{kNaN, 2}, {kInf, 4}}});
  EXPECT_FALSE(measured.passed());
  EXPECT_EQ(measured.extent.not_finite, 2u);
  EXPECT_EQ(measured.extent.out, 2u);
  EXPECT_TRUE(std::isinf(measured.worst_ratio()));
  ASSERT_TRUE(measured.worst);
  EXPECT_FALSE(std::isfinite(measured.worst->got));
  EXPECT_FALSE(asked.accepts({Matrix{{kNaN, kNaN}, {kNaN, kNaN}}}));
}

TEST_F(Product, OfEmptyMatricesIsEmpty) {
  ask({}, {});
  EXPECT_TRUE(asked.accepts({Matrix{}}));
  EXPECT_FALSE(asked.accepts({Matrix{{0}}}));
}

TEST_F(Product, NamesTheOtherProducts) {
  const Matrix a = random_matrix(4, 4, 5), b = random_matrix(4, 4, 6);
  ask(a, b);
  EXPECT_EQ(asked.judge({multiplied(b, a)}).pattern, "BA, the product in the other order");
  EXPECT_EQ(asked.judge({multiplied(a, transposed(b))}).pattern, "AB', with B transposed");
  EXPECT_EQ(asked.judge({multiplied(transposed(a), b)}).pattern, "A'B, with A transposed");
  EXPECT_EQ(asked.judge({transposed(multiplied(a, b))}).pattern, "the transpose of the right answer");
  EXPECT_EQ(asked.judge({times(multiplied(a, b), -1)}).pattern, "the right answer with its sign flipped");
  EXPECT_EQ(asked.judge({times(multiplied(a, b), 2)}).pattern, "twice the right answer");
  EXPECT_EQ(asked.judge({times(multiplied(a, b), 0.5)}).pattern, "half the right answer");
  EXPECT_EQ(asked.judge({times(multiplied(a, b), 4.0 / 3)}).pattern, "the right answer times n/(n-1)");
  EXPECT_EQ(asked.judge({times(multiplied(a, b), 0)}).pattern, "zero in every entry");
  EXPECT_EQ(asked.judge({b}).pattern, "the argument b unchanged");
  Matrix swapped = multiplied(a, b);
  std::swap(swapped[0], swapped[2]);
  EXPECT_EQ(asked.judge({swapped}).pattern, "the right answer with rows 0 and 2 swapped");
  std::swap(swapped[1], swapped[2]);
  EXPECT_EQ(asked.judge({swapped}).pattern, "the right answer with its rows in another order");
  Matrix reversed = multiplied(a, b);
  std::reverse(reversed.begin(), reversed.end());
  EXPECT_EQ(asked.judge({reversed}).pattern, "the right answer in reverse order");
}

TEST_F(Product, NamesNoPatternThatDoesNotHold) {
  const Matrix a = random_matrix(4, 4, 5), b = random_matrix(4, 4, 6);
  ask(a, b);
  Matrix almost = transposed(multiplied(a, b));
  almost[3][3] += 1e-9;
  EXPECT_EQ(asked.judge({almost}).pattern, "");
  EXPECT_EQ(asked.judge({times(multiplied(a, b), 2.0000001)}).pattern, "");
  EXPECT_EQ(asked.judge({multiplied(a, b)}).pattern, "") << "a right answer has none";
}

TEST_F(Product, TellsSinglePrecisionAndIntegersFromOtherErrors) {
  const Matrix a = random_matrix(6, 30, 7), b = random_matrix(30, 6, 8);
  ask(a, b);
  Matrix single(6, Vector(6)), whole(6, Vector(6));
  for (std::size_t i = 0; i < 6; ++i)
    for (std::size_t j = 0; j < 6; ++j) {
      float sum = 0;
      int integer = 0;
      for (std::size_t k = 0; k < 30; ++k) {
        sum += static_cast<float>(a[i][k]) * static_cast<float>(b[k][j]);
        integer = static_cast<int>(integer + 5 * a[i][k] * b[k][j]);
      }
      single[i][j] = static_cast<double>(sum);
      whole[i][j] = integer;
    }
  EXPECT_EQ(asked.judge({single}).pattern, "the right answer in single precision");
  EXPECT_TRUE(mentions(all_lessons(asked.judge({single})), "single-precision"));
  EXPECT_TRUE(mentions(all_lessons(asked.judge({whole})), "integer"));
  EXPECT_TRUE(
      mentions(all_lessons(asked.judge({times(multiplied(a, b), 1.5)})), "other numbers were summed"));
}

TEST_F(Product, TellsNormwiseFromEntrywiseAccuracy) {
  // Rows of very different size, and an error that is small only beside the largest of them.
  Matrix a = random_matrix(8, 8, 9), b = random_matrix(8, 8, 10);
  for (double& entry : a[7]) entry *= 1e-10;
  ask(a, b);
  Matrix recombined = multiplied(a, b);
  recombined[7][0] += 4e-16;
  const Measurements measured = asked.judge({recombined});
  EXPECT_FALSE(measured.passed());
  EXPECT_TRUE(mentions(all_lessons(measured), "Strassen"));
}

TEST_F(Product, ReportsErrorsAndDigitsLost) {
  const Matrix a = random_matrix(4, 4, 5), b = random_matrix(4, 4, 6);
  ask(a, b);
  const Measurements right = asked.judge({multiplied(a, b)});
  ASSERT_TRUE(right.forward_error && right.digits_lost);
  EXPECT_LT(*right.forward_error, 1e-15);
  EXPECT_EQ(*right.digits_lost, 0);
  const Measurements wrong = asked.judge({times(multiplied(a, b), 1 + 1e-8)});
  EXPECT_NEAR(*wrong.forward_error, 1e-8, 1e-12);
  EXPECT_GT(*wrong.digits_lost, 5);
  EXPECT_LT(*wrong.digits_lost, 7.5);
}

TEST(Trace, IsBoundedByItsDiagonal) {
  Asked asked(judging("elementwise", "trace", "shadow", 2), {{"trace", Type::Double}});
  asked.with("a", Type::Matrix, Matrix{{1e100, 5}, {7, -1e100}});
  EXPECT_TRUE(asked.accepts({0.0}));
  EXPECT_TRUE(asked.accepts({2 * 1.99 * kEpsilon * 2e100}));
  EXPECT_FALSE(asked.accepts({2 * 2.01 * kEpsilon * 2e100}));
  EXPECT_FALSE(asked.accepts({kNaN}));
  EXPECT_EQ(asked.judge({12.0}).passed(), true) << "far below the rounding of 1e100";
}

TEST(Trace, NamesTheWrongDiagonalAndTheFullSum) {
  Asked asked(judging("elementwise", "trace", "shadow", 2), {{"trace", Type::Double}});
  asked.with("a", Type::Matrix, Matrix{{1, 2, 3}, {4, 5, 6}, {7, 8, 10}});
  EXPECT_TRUE(asked.accepts({16.0}));
  EXPECT_EQ(asked.judge({15.0}).pattern, "the sum of the other diagonal");
  EXPECT_EQ(asked.judge({46.0}).pattern, "the sum of every entry");
  EXPECT_EQ(asked.judge({17.0}).pattern, "");
  EXPECT_TRUE(asked.judge({15.0}).worst->index.empty());
}

TEST(Trace, OfTheEmptyMatrixIsExactlyZero) {
  Asked asked(judging("elementwise", "trace", "shadow", 2), {{"trace", Type::Double}});
  asked.with("a", Type::Matrix, Matrix{});
  EXPECT_TRUE(asked.accepts({0.0}));
  EXPECT_TRUE(asked.accepts({-0.0}));
  EXPECT_FALSE(asked.accepts({5e-324}));
}

TEST(StoredValues, AreHeldToTheBoundInAllTheirDigits) {
  catalogue::Judging rules = judging("elementwise", "", "absolute_relative", 1);
  rules.settings = {{"relative", 1e-15}};
  Asked asked(rules, {{"value", Type::Vector}});
  asked.expecting(Vector{1.0 / 3, kNaN, kInf}, {1.0L / 3, std::numeric_limits<long double>::quiet_NaN(),
                                                std::numeric_limits<long double>::infinity()});
  EXPECT_TRUE(asked.accepts({Vector{1.0 / 3, kNaN, kInf}}));
  EXPECT_FALSE(asked.accepts({Vector{1.0 / 3 * (1 + 5e-15), kNaN, kInf}}));
  EXPECT_FALSE(asked.accepts({Vector{1.0 / 3, 0, kInf}}));
  EXPECT_FALSE(asked.accepts({Vector{1.0 / 3, kNaN, 1e308}}));
  EXPECT_FALSE(asked.accepts({Vector{kNaN, kNaN, kInf}}));
  EXPECT_FALSE(asked.accepts({Vector{1.0 / 3, kNaN}}));
}

TEST(StoredValues, MeetAnAbsoluteToleranceExactlyAtItsEnd) {
  catalogue::Judging rules = judging("elementwise", "", "absolute_relative", 1);
  rules.settings = {{"absolute", 0.25}};
  Asked asked(rules, {{"value", Type::Double}});
  asked.expecting(1.0, {1.0L});
  EXPECT_TRUE(asked.accepts({1.25}));
  EXPECT_TRUE(asked.accepts({0.75}));
  EXPECT_FALSE(asked.accepts({std::nextafter(1.25, 2.0)}));
  EXPECT_FALSE(asked.accepts({std::nextafter(0.75, 0.0)}));
}

TEST(OneCall, JudgesManyAnswersFromOnePreparation) {
  Asked asked(judging("elementwise", "product", "shadow", 4), {{"product", Type::Matrix}});
  const Matrix a = random_matrix(4, 4, 5);
  asked.with("a", Type::Matrix, a).with("b", Type::Matrix, a);
  CallJudge judge(asked.question());
  const CallJudge moved = std::move(judge);
  EXPECT_TRUE(moved.compare({{multiplied(a, a)}, {}}).passed());
  EXPECT_FALSE(moved.compare({{a}, {}}).passed());
  EXPECT_TRUE(moved.compare({{multiplied(a, a)}, {}}).passed());
}

TEST(SpecVocabulary, HoldsWhatTheSpecsName) {
  const catalogue::Vocabulary& words = vocabulary();
  const auto has = [](const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  for (const char* name : {"exact", "elementwise", "residual", "optimum", "statistical"})
    EXPECT_TRUE(has(words.comparators, name)) << name;
  for (const char* name : {"product", "trace", "transpose", "hadamard", "rank", "gradient", "importance"})
    EXPECT_TRUE(has(words.truths, name)) << name;
  for (const char* name : {"shadow", "running", "absolute_relative", "importance"})
    EXPECT_TRUE(has(words.bounds, name)) << name;
  for (const char* name : {"inverse", "reconstruction", "stationary", "kolmogorov_smirnov"})
    EXPECT_TRUE(has(words.ratios, name)) << name;
}

TEST(SpecVocabulary, WhatItLacksFailsEveryAnswerAndIsNamed) {
  for (const auto& [rules, missing] :
       {std::pair{judging("magic", "", "", 1), "magic"},
        std::pair{judging("exact", "nonsense", "", 1), "nonsense"},
        std::pair{judging("elementwise", "trace", "elastic", 1), "elastic"},
        std::pair{residual({"inverse", "orthogonal_u"}, 1), "orthogonal_u"},
        std::pair{residual({"odd"}, 1), "odd"}, std::pair{residual({}, 1), "without ratios"},
        std::pair{judging("exact", "", "", 1), "an expected value"}}) {
    Asked asked(rules, {{"value", Type::Double}});
    asked.with("a", Type::Matrix, Matrix{{1}});
    const Measurements measured = asked.judge({1.0});
    EXPECT_FALSE(measured.passed());
    EXPECT_TRUE(mentions(all_lessons(measured), missing)) << missing;
  }
}

TEST(SpecVocabulary, ArgumentsThatDoNotFitTheTruthAreRefusedNotThrown) {
  Asked scalar(judging("elementwise", "product", "shadow", 4), {{"product", Type::Matrix}});
  scalar.with("a", Type::Double, 1.0);
  EXPECT_TRUE(mentions(all_lessons(scalar.judge({Matrix{{1}}})), "do not fit"));
  Asked ragged(residual({"inverse"}, 30), {{"inverse", Type::Matrix}});
  ragged.with("a", Type::Matrix, Matrix{{1, 2}, {3}});
  EXPECT_TRUE(mentions(all_lessons(ragged.judge({Matrix{{1}}})), "do not fit"));
}

TEST(Measured, WithoutChecksOrWithNaNNeverPass) {
  Measurements measurements;
  EXPECT_FALSE(measurements.passed());
  measurements.checks.push_back({"ratio", 1, 1, ""});
  EXPECT_TRUE(measurements.passed());
  EXPECT_EQ(measurements.worst_ratio(), 1);
  measurements.checks.push_back({"ratio", kNaN, 30, ""});
  EXPECT_FALSE(measurements.passed());
  EXPECT_TRUE(std::isinf(measurements.worst_ratio()));
}

}  // namespace
}  // namespace mathjudge::compare
