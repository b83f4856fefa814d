// The inverse: accepted by its residual or by its error, rejected with what the failure tells.
#include <gtest/gtest.h>

#include "compare/linear_algebra.hpp"
#include "unit/compare/questions.hpp"

namespace mathjudge::compare {
namespace {

using namespace testing;

Matrix to_matrix(const Dense& a) {
  Matrix result(a.rows, Vector(a.columns));
  for (std::size_t i = 0; i < a.rows; ++i)
    for (std::size_t j = 0; j < a.columns; ++j) result[i][j] = static_cast<double>(a.at(i, j));
  return result;
}

Matrix best_inverse(const Matrix& a) { return to_matrix(*inverse(to_dense(a))); }

/// Gauss-Jordan in double, with or without row exchanges.
Matrix eliminated(Matrix a, bool pivoting) {
  const std::size_t n = a.size();
  for (std::size_t i = 0; i < n; ++i) {
    a[i].resize(2 * n);
    a[i][n + i] = 1;
  }
  for (std::size_t k = 0; k < n; ++k) {
    if (pivoting)
      for (std::size_t i = k + 1; i < n; ++i)
        if (std::abs(a[i][k]) > std::abs(a[k][k])) std::swap(a[i], a[k]);
    const double pivot = a[k][k];
    for (double& entry : a[k]) entry /= pivot;
    for (std::size_t i = 0; i < n; ++i) {
      const double factor = a[i][k];
      if (i == k) continue;
      for (std::size_t j = 0; j < 2 * n; ++j) a[i][j] -= factor * a[k][j];
    }
  }
  for (Vector& row : a) row.erase(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(n));
  return a;
}

Measurements judge(const Matrix& a, const Matrix& x) {
  Asked asked(residual({"inverse"}, 30), {{"inverse", Type::Matrix}});
  return asked.with("a", Type::Matrix, a).judge({x});
}

TEST(InverseOf, AcceptsTheRoundedInverseAndElimination) {
  for (std::size_t n : {1u, 2u, 5u, 20u, 40u}) {
    const Matrix a = random_matrix(n, n, n);
    EXPECT_TRUE(judge(a, best_inverse(a)).passed()) << n;
    const Measurements stable = judge(a, eliminated(a, true));
    EXPECT_TRUE(stable.passed()) << n;
    EXPECT_LT(stable.worst_ratio(), 0.1) << "the threshold should leave a margin of ten";
  }
  EXPECT_TRUE(judge({}, {}).passed());
}

TEST(InverseOf, HoldsAtEveryScale) {
  for (const double scale : {1e-150, 1e-100, 1e-12, 1e100, 1e150}) {
    const Matrix a = times(random_matrix(6, 6, 3), scale);
    EXPECT_TRUE(judge(a, eliminated(a, true)).passed()) << scale;
    EXPECT_FALSE(judge(a, times(eliminated(a, true), 1 + 1e-9)).passed()) << scale;
    EXPECT_FALSE(judge(a, times(eliminated(a, true), 0)).passed()) << scale;
  }
}

/// A perturbation of one entry for which the *error* branch is the more lenient: both its sides.
TEST(InverseOf, AcceptsUpToThirtyTimesTheConditionedError) {
  const Matrix a = hilbert(5);
  const Matrix x = best_inverse(a);
  const long double kappa = frobenius(to_dense(a)) * frobenius(to_dense(x));
  const long double allowed = 30 * 5 * kEps * kappa * frobenius(to_dense(x));
  for (const double side : {1.0, -1.0}) {
    Matrix below = x, above = x;
    below[2][3] += side * static_cast<double>(0.99L * allowed);
    above[2][3] += side * static_cast<double>(1.01L * allowed);
    EXPECT_TRUE(judge(a, below).passed());
    const Measurements rejected = judge(a, above);
    EXPECT_FALSE(rejected.passed());
    EXPECT_NEAR(rejected.worst_ratio(), 1.01, 0.01);
    ASSERT_TRUE(rejected.worst);
    EXPECT_EQ(rejected.worst->index, (std::vector<std::size_t>{2, 3}));
  }
}

TEST(InverseOf, IsJudgedByItsResidualAloneWhereTheErrorSaysNothing) {
  // kappa = 1.6e16: 30 n eps kappa is above 1, so that even the zero matrix has a small enough error.
  const Matrix a = hilbert(12);
  EXPECT_TRUE(judge(a, eliminated(a, true)).passed());
  EXPECT_TRUE(judge(a, best_inverse(a)).passed());
  EXPECT_FALSE(judge(a, Matrix(12, Vector(12))).passed());
}

TEST(InverseOf, AcceptsASmallResidualOnEitherSideAlone) {
  // X + XE has AX - I = E and X + EX has XA - I = E; where X is so ill-conditioned that XEA is no longer
  // small, each is judged by its own side.
  const Matrix a = hilbert(12);
  const Dense d = to_dense(a), x = *inverse(d);
  Dense noise(12, 12);
  for (std::size_t i = 0; i < 12; ++i)
    for (std::size_t j = 0; j < 12; ++j)
      noise.at(i, j) =
          (static_cast<long double>((i * 5 + j * 3) % 7) - 3) * kEps * frobenius(d) * frobenius(x) / 4;
  for (const Dense& change : {multiply(x, noise), multiply(noise, x)}) {
    Dense answer = x;
    for (std::size_t k = 0; k < answer.entries.size(); ++k) answer.entries[k] += change.entries[k];
    EXPECT_TRUE(judge(a, to_matrix(answer)).passed());
  }
}

TEST(InverseOf, ReportsConditionErrorsAndDigitsLost) {
  const Matrix a = hilbert(5);
  const Measurements right = judge(a, best_inverse(a));
  EXPECT_NEAR(*right.condition, 4.8e5, 0.02e5);
  EXPECT_EQ(*right.digits_lost, 0);
  EXPECT_LT(*right.backward_error, 1e-14);
  const Measurements wrong = judge(a, times(best_inverse(a), 1 + 1e-4));
  EXPECT_NEAR(*wrong.forward_error, 1e-4, 1e-9);
  EXPECT_NEAR(*wrong.digits_lost, std::log10(1e-4 / (5 * 4.8e5 * kEpsilon)), 0.01);
}

TEST(InverseOf, RejectsNaNInfZeroAndWrongShapes) {
  const Matrix a = random_matrix(3, 3, 1);
  Matrix x = best_inverse(a);
  x[1][1] = kNaN;
  EXPECT_FALSE(judge(a, x).passed());
  EXPECT_EQ(judge(a, x).extent.not_finite, 1u);
  EXPECT_EQ(judge(a, x).worst->index, (std::vector<std::size_t>{1, 1}));
  x[1][1] = kInf;
  EXPECT_FALSE(judge(a, x).passed());
  EXPECT_FALSE(judge(a, Matrix(3, Vector(3))).passed());
  EXPECT_FALSE(judge(a, Matrix(3, Vector(4))).passed());
  EXPECT_FALSE(judge(a, Matrix{}).passed());
  EXPECT_FALSE(judge(a, Matrix{{1, 2, 3}, {1}, {2}}).passed());
  EXPECT_FALSE(judge({}, {{1}}).passed());
}

TEST(InverseOf, TeachesAboutMissingRowExchanges) {
  const Matrix tiny_pivot{{1e-20, 1}, {1, 1}};
  const Measurements measured = judge(tiny_pivot, eliminated(tiny_pivot, false));
  EXPECT_FALSE(measured.passed());
  EXPECT_TRUE(mentions(all_lessons(measured), "consistent with elimination without row exchanges") ||
              mentions(all_lessons(measured), "Consistent with elimination without row exchanges"));
  const Matrix permutation{{0, 1}, {1, 0}};
  const Measurements nan = judge(permutation, eliminated(permutation, false));
  EXPECT_FALSE(nan.passed());
  EXPECT_TRUE(mentions(all_lessons(nan), "exactly zero"));
}

TEST(InverseOf, TeachesAboutNormalEquations) {
  const Matrix a = hilbert(5);
  const Matrix x = multiplied(eliminated(multiplied(transposed(a), a), true), transposed(a));
  const Measurements measured = judge(a, x);
  EXPECT_FALSE(measured.passed());
  EXPECT_TRUE(mentions(all_lessons(measured), "A'A")) << all_lessons(measured);
}

TEST(InverseOf, TellsTheSizeOfSinglePrecision) {
  const Matrix a = random_matrix(6, 6, 1);
  Matrix single = best_inverse(a);
  for (Vector& row : single)
    for (double& entry : row) entry = static_cast<double>(static_cast<float>(entry));
  const Measurements measured = judge(a, single);
  EXPECT_FALSE(measured.passed());
  EXPECT_TRUE(mentions(all_lessons(measured), "single precision"));
  EXPECT_EQ(measured.pattern, "the right answer in single precision");
}

TEST(InverseOf, DoesNotBlamePivotingOrConditioningWhereTheyAreInnocent) {
  const Matrix a{{4, 1}, {1, 3}};
  const std::string text = all_lessons(judge(a, times(best_inverse(a), 1.001)));
  EXPECT_FALSE(mentions(text, "row exchanges"));
  EXPECT_FALSE(mentions(text, "A'A"));
}

TEST(InverseOf, NamesTheTransposeAndTheUnchangedInput) {
  const Matrix a = random_matrix(4, 4, 2);
  EXPECT_EQ(judge(a, transposed(best_inverse(a))).pattern, "the transpose of the right answer");
  EXPECT_EQ(judge(a, a).pattern, "the argument a unchanged");
  Matrix swapped = best_inverse(a);
  std::swap(swapped[1], swapped[3]);
  EXPECT_EQ(judge(a, swapped).pattern, "the right answer with rows 1 and 3 swapped");
}

TEST(InverseOf, UsesStoredValuesAsTheInverse) {
  Asked asked(residual({"inverse"}, 30), {{"inverse", Type::Matrix}});
  asked.with("a", Type::Matrix, Matrix{{2}}).expecting(Matrix{{0.5}}, {0.5L});
  EXPECT_TRUE(asked.accepts({Matrix{{0.5}}}));
  EXPECT_FALSE(asked.accepts({Matrix{{0.5001}}}));
}

TEST(DescribeInput, GivesSizeConditionAndMagnitudes) {
  const auto described = [](const Matrix& a) {
    Asked asked(residual({"inverse"}, 30), {{"inverse", Type::Matrix}});
    return describe_input(asked.with("a", Type::Matrix, a).question());
  };
  EXPECT_EQ(described(hilbert(5)), "A 5x5, condition number 4.8e+05");
  EXPECT_EQ(described({{1e-100, 0}, {0, 2e-100}}),
            "A 2x2, magnitudes 1e-100 to 2e-100, condition number 2.0e+00");
  EXPECT_EQ(described({{1, 2}, {2, 4}}), "A 2x2, singular");
  EXPECT_EQ(described({}), "A 0x0");
  EXPECT_EQ(described({{kNaN}}), "A 1x1, with NaN or Inf");
  Asked product(judging("elementwise", "product", "shadow", 4), {{"product", Type::Matrix}});
  product.with("a", Type::Matrix, random_matrix(2, 3, 1)).with("b", Type::Matrix, random_matrix(3, 4, 2));
  EXPECT_EQ(describe_input(product.question()), "A 2x3; B 3x4");
}

}  // namespace
}  // namespace mathjudge::compare
