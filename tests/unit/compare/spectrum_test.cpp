// Eigenvalues of symmetric matrices: any order, each as often as it occurs, relative to the norm.
#include <gtest/gtest.h>

#include <algorithm>

#include "compare/linear_algebra.hpp"
#include "unit/compare/questions.hpp"

namespace mathjudge::compare {
namespace {

using namespace testing;

Measurements judge(const Matrix& a, const Vector& eigenvalues) {
  Asked asked(judging("spectrum", "", "", 30), {{"eigenvalues", Type::Vector}});
  return asked.with("a", Type::Matrix, a).judge({eigenvalues});
}

Matrix symmetric(std::size_t n, std::uint64_t seed) {
  Matrix a = random_matrix(n, n, seed);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < i; ++j) a[i][j] = a[j][i];
  return a;
}

Vector right_answer(const Matrix& a) {
  const std::vector<long double> values = symmetric_eigenvalues(to_dense(a));
  return {values.begin(), values.end()};
}

TEST(SymmetricEigenvalues, KeepTraceAndFrobeniusNormAndMatchKnownSpectra) {
  for (const std::size_t n : {1u, 2u, 3u, 8u, 40u}) {
    const Matrix a = symmetric(n, n);
    long double trace = 0, sum = 0, squares = 0;
    for (std::size_t i = 0; i < n; ++i) trace += static_cast<long double>(a[i][i]);
    for (const long double x : symmetric_eigenvalues(to_dense(a))) sum += x, squares += x * x;
    EXPECT_NEAR(static_cast<double>(sum - trace), 0, 1e-16 * static_cast<double>(n)) << n;
    const long double norm = frobenius(to_dense(a));
    EXPECT_NEAR(static_cast<double>(squares / (norm * norm)), 1, 1e-17 * static_cast<double>(n)) << n;
  }
  const auto swap = symmetric_eigenvalues(to_dense({{0, 1}, {1, 0}}));
  EXPECT_NEAR(static_cast<double>(swap.front() + 1), 0, 1e-18);
  EXPECT_NEAR(static_cast<double>(swap.back() - 1), 0, 1e-18);
  const std::size_t n = 50;  // 2 - 2 cos(k pi / 51)
  Matrix chain(n, Vector(n));
  for (std::size_t i = 0; i < n; ++i) {
    chain[i][i] = 2;
    if (i > 0) chain[i][i - 1] = chain[i - 1][i] = -1;
  }
  const auto values = symmetric_eigenvalues(to_dense(chain));
  const long double pi = std::acos(-1.0L);
  for (std::size_t k = 0; k < n; ++k)
    EXPECT_NEAR(
        static_cast<double>(values[k] - (2 - 2 * std::cos(static_cast<long double>(k + 1) * pi / 51))), 0,
        1e-17);
}

TEST(SymmetricEigenvalues, AgreeWithSingularValuesUpToSign) {
  for (const double scale : {1e-300, 1.0, 1e300}) {
    const Matrix a = times(symmetric(12, 7), scale);
    std::vector<long double> values = symmetric_eigenvalues(to_dense(a));
    for (long double& x : values) x = std::fabs(x);
    std::sort(values.begin(), values.end(), std::greater<>());
    const auto sigma = singular_values(to_dense(a));
    for (std::size_t i = 0; i < 12; ++i)
      EXPECT_LT(std::fabs(values[i] - sigma[i]), 1e-17L * sigma.front()) << scale;
  }
}

TEST(Spectrum, AcceptsAnyOrderAndExtremeScales) {
  for (const double scale : {1e-300, 1e-100, 1.0, 1e100, 1e300}) {
    const Matrix a = times(symmetric(6, 1), scale);
    Vector values = right_answer(a);
    EXPECT_LT(judge(a, values).worst_ratio(), 0.1);
    std::reverse(values.begin(), values.end());
    std::swap(values[0], values[3]);
    EXPECT_LT(judge(a, values).worst_ratio(), 0.1);
  }
  EXPECT_TRUE(judge({}, {}).passed());
  EXPECT_TRUE(judge({{0, 0}, {0, 0}}, {0, -0.0}).passed());
  EXPECT_FALSE(judge({{0, 0}, {0, 0}}, {0, 1e-300}).passed());
}

TEST(Spectrum, HasItsBoundaryAtThirtyUnits) {
  const Matrix a{{2, 0}, {0, 1}};
  const double unit = 2 * kEpsilon * 2;
  EXPECT_TRUE(judge(a, {1 + 29 * unit, 2}).passed());
  EXPECT_FALSE(judge(a, {1 + 31 * unit, 2}).passed());
  const Measurements wrong = judge(a, {2, 1 - 1e-9});
  EXPECT_FALSE(wrong.passed());
  ASSERT_TRUE(wrong.worst);
  EXPECT_EQ(wrong.worst->index, std::vector<std::size_t>{1});
  EXPECT_EQ(wrong.extent.out, 1u);
  EXPECT_NEAR(*wrong.forward_error, 5e-10, 1e-15);
  EXPECT_GT(*wrong.digits_lost, 5);
}

TEST(Spectrum, UsesStoredValuesInWhateverOrder) {
  Asked asked(judging("spectrum", "", "", 30), {{"eigenvalues", Type::Vector}});
  asked.with("a", Type::Matrix, Matrix{{2, 1}, {1, 2}}).expecting(Vector{3, 1}, {3, 1});
  EXPECT_TRUE(asked.accepts({Vector{1, 3}}));
  EXPECT_FALSE(asked.accepts({Vector{1, 3.1}}));
}

TEST(Spectrum, CountsMultiplicity) {
  const Matrix ones(3, Vector(3, 1.0));
  EXPECT_TRUE(judge(ones, {3, 0, 0}).passed());
  EXPECT_FALSE(judge(ones, {3, 3, 0}).passed());
  const Measurements distinct = judge(ones, {0, 3});
  EXPECT_FALSE(distinct.passed());
  EXPECT_EQ(distinct.extent.shape_got, "2 entries");
}

TEST(Spectrum, RejectsNanInfAndNothing) {
  const Matrix a{{2, 1}, {1, 2}};
  EXPECT_FALSE(judge(a, {kNaN, 3}).passed());
  EXPECT_FALSE(judge(a, {1, kInf}).passed());
  EXPECT_EQ(judge(a, {kNaN, kNaN}).extent.not_finite, 2u);
  EXPECT_FALSE(judge(a, {}).passed());
  EXPECT_FALSE(judge({}, {0}).passed());
}

TEST(Spectrum, NamesWhatTheAnswerIs) {
  const Matrix a{{1, 2}, {2, -2}};  // 2 and -3
  EXPECT_TRUE(mentions(judge(a, {2, 3}).pattern, "singular values"));
  EXPECT_TRUE(mentions(judge(a, {3, -2}).pattern, "opposite sign"));
  EXPECT_TRUE(mentions(judge(a, {4, 9}).pattern, "squares"));
  EXPECT_TRUE(mentions(judge(a, {1, -2}).pattern, "diagonal"));
  EXPECT_EQ(judge(a, {2.5, -3}).pattern, "");
  EXPECT_TRUE(mentions(all_lessons(judge(a, {1, -2})), "trace"));
  EXPECT_TRUE(mentions(all_lessons(judge(a, {2.000001, -3})), "perfectly conditioned"));
}

}  // namespace
}  // namespace mathjudge::compare
