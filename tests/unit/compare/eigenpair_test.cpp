// The dominant eigenpair: free in sign, strict in length, residual and in being the dominant one.
#include <gtest/gtest.h>

#include "unit/compare/questions.hpp"

namespace mathjudge::compare {
namespace {

using namespace testing;

Measurements judge(const Matrix& a, double lambda, const Vector& v) {
  catalogue::Judging how = residual({"unit_vector", "eigenpair", "dominant"}, 1e-8);
  how.settings["eigenvalue"] = 1e-6;
  Asked asked(how, {{"eigenvalue", Type::Double}, {"eigenvector", Type::Vector}});
  return asked.with("a", Type::Matrix, a).judge({lambda, v});
}

const Check* failed(const Measurements& measured, const std::string& formula) {
  for (const Check& check : measured.checks)
    if (!check.passed() && mentions(check.formula, formula)) return &check;
  return nullptr;
}

const double kHalf = std::sqrt(0.5);
const Matrix kSymmetric{{2, -1}, {-1, 2}};  // 3 with (1, -1), 1 with (1, 1)

TEST(Eigenpair, LeavesTheSignFree) {
  EXPECT_TRUE(judge(kSymmetric, 3, {kHalf, -kHalf}).passed());
  EXPECT_TRUE(judge(kSymmetric, 3, {-kHalf, kHalf}).passed());
}

TEST(Eigenpair, FindsTheDominantValueOfANonsymmetricMatrixAtAnyScale) {
  for (const double scale : {1e-300, 1e-100, 1.0, 1e100, 1e300}) {
    // [[4, 1], [2, 3]] has 5 with (1, 1) and 2 with (1, -2).
    const Matrix a = times({{4, 1}, {2, 3}}, scale);
    EXPECT_LT(judge(a, 5 * scale, {kHalf, kHalf}).worst_ratio(), 1e-6) << scale;
    EXPECT_TRUE(failed(judge(a, 2 * scale, {1 / std::sqrt(5.0), -2 / std::sqrt(5.0)}), "lambda_1")) << scale;
  }
}

TEST(Eigenpair, HasItsBoundaries) {
  EXPECT_TRUE(judge(kSymmetric, 3 * (1 + 2e-9), {kHalf, -kHalf}).passed());
  EXPECT_FALSE(judge(kSymmetric, 3 * (1 + 2e-8), {kHalf, -kHalf}).passed());
  EXPECT_TRUE(judge(kSymmetric, 3, {kHalf * (1 + 0.9e-8), -kHalf * (1 + 0.9e-8)}).passed());
  EXPECT_TRUE(failed(judge(kSymmetric, 3, {kHalf * (1 + 1.1e-8), -kHalf * (1 + 1.1e-8)}), "||v||"));
  EXPECT_TRUE(judge({{2}}, 2 * (1 + 0.9e-8), {1}).passed());
  EXPECT_TRUE(failed(judge({{2}}, 2 * (1 + 1.1e-6), {1}), "lambda_1"));
}

TEST(Eigenpair, ExplainsTheUsualMistakes) {
  EXPECT_TRUE(mentions(all_lessons(judge(kSymmetric, 1, {kHalf, kHalf})), "not the dominant one"));
  EXPECT_TRUE(mentions(all_lessons(judge({{-5, 0}, {0, 2}}, 5, {1, 0})), "Rayleigh quotient"));
  EXPECT_TRUE(
      mentions(all_lessons(judge(kSymmetric, 3, {0.7072, -0.70701355})), "stop on ||Av - lambda v||"));
  EXPECT_TRUE(mentions(all_lessons(judge(kSymmetric, 3, {1, -1})), "length 1.41421"));
}

TEST(Eigenpair, TakesAnyUnitVectorForTheZeroMatrix) {
  const Matrix zero(2, Vector(2));
  EXPECT_TRUE(judge(zero, 0, {0.6, -0.8}).passed());
  EXPECT_FALSE(judge(zero, 0, {0, 0}).passed());
  EXPECT_FALSE(judge(zero, 1e-300, {1, 0}).passed());
}

TEST(Eigenpair, UsesTheStoredEigenvalue) {
  Asked asked(residual({"dominant"}, 1e-8), {{"eigenvalue", Type::Double}, {"eigenvector", Type::Vector}});
  asked.with("a", Type::Matrix, kSymmetric).expecting(3.0, {3});
  EXPECT_TRUE(asked.accepts({3.0, Vector{kHalf, -kHalf}}));
  EXPECT_FALSE(asked.accepts({1.0, Vector{kHalf, kHalf}}));
}

TEST(Eigenpair, RejectsNanInfAndWrongShapes) {
  EXPECT_FALSE(judge(kSymmetric, kNaN, {kHalf, -kHalf}).passed());
  EXPECT_FALSE(judge(kSymmetric, 3, {kNaN, -kHalf}).passed());
  EXPECT_FALSE(judge(kSymmetric, kInf, {kHalf, -kHalf}).passed());
  EXPECT_FALSE(judge(kSymmetric, 3, {}).passed());
  EXPECT_FALSE(judge(kSymmetric, 3, {1, 0, 0}).passed());
  EXPECT_FALSE(judge(kSymmetric, 3, {0, 0}).passed());
}

}  // namespace
}  // namespace mathjudge::compare
