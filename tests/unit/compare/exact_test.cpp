// Exact comparison: transpose, Hadamard product, rank; NaN, Inf, -0 and denormals; what a failure says.
#include <gtest/gtest.h>

#include "unit/compare/questions.hpp"

namespace mathjudge::compare {
namespace {

using namespace testing;

class Transpose : public ::testing::Test {
 protected:
  static void ask(Asked& asked, const Matrix& a) { asked.with("a", Type::Matrix, a); }
  Asked asked{judging("exact", "transpose", "", 0), {{"transposed", Type::Matrix}}};
};

TEST_F(Transpose, AcceptsTheTransposeAndNothingOneUnitAway) {
  ask(asked, {{1, 2, 3}, {4, 5, 6}});
  EXPECT_TRUE(asked.accepts({Matrix{{1, 4}, {2, 5}, {3, 6}}}));
  const Measurements off = asked.judge({Matrix{{1, 4}, {2, std::nextafter(5.0, 6.0)}, {3, 6}}});
  EXPECT_FALSE(off.passed());
  EXPECT_EQ(off.extent.out, 1u);
  ASSERT_TRUE(off.worst);
  EXPECT_EQ(off.worst->index, (std::vector<std::size_t>{1, 1}));
  EXPECT_EQ(off.worst->want, 5);
  EXPECT_TRUE(std::isinf(off.worst_ratio()));
}

TEST_F(Transpose, PassesNaNInfDenormalsAndEitherZeroThrough) {
  ask(asked, {{kNaN, kInf}, {5e-324, 0.0}});
  EXPECT_TRUE(asked.accepts({Matrix{{kNaN, 5e-324}, {kInf, -0.0}}}));
  EXPECT_TRUE(asked.accepts({Matrix{{-kNaN, 5e-324}, {kInf, 0.0}}}));
  EXPECT_FALSE(asked.accepts({Matrix{{0, 5e-324}, {kInf, 0}}})) << "a number for NaN";
  EXPECT_FALSE(asked.accepts({Matrix{{kNaN, 5e-324}, {-kInf, 0}}})) << "Inf of the wrong sign";
  EXPECT_FALSE(asked.accepts({Matrix{{kNaN, 0}, {kInf, 0}}})) << "a denormal flushed to zero";
  const Measurements nan = asked.judge({Matrix{{kNaN, kNaN}, {kInf, 0}}});
  EXPECT_EQ(nan.extent.not_finite, 1u) << "only the entry that should be finite counts";
}

TEST_F(Transpose, SaysBothShapes) {
  ask(asked, {{1, 2, 3}});
  const Measurements unchanged = asked.judge({Matrix{{1, 2, 3}}});
  EXPECT_FALSE(unchanged.passed());
  EXPECT_FALSE(unchanged.extent.shapes_agree);
  EXPECT_EQ(unchanged.extent.shape_got, "1x3");
  EXPECT_EQ(unchanged.extent.shape_want, "3x1");
  EXPECT_TRUE(mentions(all_lessons(unchanged), "3x1"));
  EXPECT_EQ(unchanged.pattern, "the argument a unchanged");
  EXPECT_TRUE(std::isinf(unchanged.worst_ratio()));
}

TEST_F(Transpose, RejectsRaggedEmptyAndMissingAnswers) {
  ask(asked, {{1, 2}, {3, 4}});
  EXPECT_EQ(asked.judge({Matrix{{1, 3}, {2}}}).extent.shape_got, "ragged");
  EXPECT_EQ(asked.judge({Matrix{}}).extent.shape_got, "0x0");
  EXPECT_FALSE(asked.accepts({Matrix{{}, {}}}));
  EXPECT_FALSE(asked.accepts({}));
  EXPECT_FALSE(asked.accepts({Vector{1, 3, 2, 4}}));
}

TEST_F(Transpose, OfTheEmptyMatrixIsEmpty) {
  ask(asked, {});
  EXPECT_TRUE(asked.accepts({Matrix{}}));
  EXPECT_FALSE(asked.accepts({Matrix{{}}}));
}

TEST_F(Transpose, NamesTheReshape) {
  ask(asked, {{1, 2, 3}, {4, 5, 6}});
  EXPECT_EQ(asked.judge({Matrix{{1, 2}, {3, 4}, {5, 6}}}).pattern,
            "A's entries in their old order, poured into the new shape");
}

TEST(Hadamard, IsOneRoundingPerEntry) {
  Asked asked(judging("exact", "hadamard", "", 0), {{"product", Type::Matrix}});
  asked.with("a", Type::Matrix, Matrix{{0.1, 1e200}, {3, -0.0}})
      .with("b", Type::Matrix, Matrix{{0.3, 1e200}, {7, 5}});
  EXPECT_TRUE(asked.accepts({Matrix{{0.1 * 0.3, kInf}, {21, 0}}}));
  EXPECT_FALSE(asked.accepts({Matrix{{std::nextafter(0.1 * 0.3, 1.0), kInf}, {21, 0}}}));
  EXPECT_FALSE(asked.accepts({Matrix{{0.1 * 0.3, 1.7e308}, {21, 0}}})) << "an overflow must be infinite";
}

TEST(Hadamard, NamesTheMatrixProductEvenWithItsRounding) {
  Asked asked(judging("exact", "hadamard", "", 0), {{"product", Type::Matrix}});
  const Matrix a = random_matrix(3, 3, 1), b = random_matrix(3, 3, 2);
  asked.with("a", Type::Matrix, a).with("b", Type::Matrix, b);
  EXPECT_EQ(asked.judge({multiplied(a, b)}).pattern, "the matrix product AB");
}

class RankOf : public ::testing::Test {
 protected:
  static Measurements judge(const Matrix& a, std::int64_t answer) {
    Asked asked(judging("exact", "rank", "", 0), {{"rank", Type::Int}});
    return asked.with("a", Type::Matrix, a).judge({answer});
  }
};

TEST_F(RankOf, UsesTheRelativeThresholdOfTheContract) {
  EXPECT_TRUE(judge({}, 0).passed());
  EXPECT_TRUE(judge({{0, 0}, {0, 0}}, 0).passed());
  EXPECT_TRUE(judge({{1e-300}}, 1).passed());
  EXPECT_TRUE(judge({{1e-15, 0}, {0, 1e-15}}, 2).passed());
  EXPECT_TRUE(judge({{1, 0, 0}, {0, 1e-6, 0}, {0, 0, 1e-12}}, 3).passed());
  EXPECT_TRUE(judge({{0.1, 0.2, 0.3}, {0.4, 0.5, 0.6}, {0.7, 0.8, 0.9}}, 2).passed());
  EXPECT_TRUE(judge({{16, 2, 3, 13}, {5, 11, 10, 8}, {9, 7, 6, 12}, {4, 14, 15, 1}}, 3).passed());
  EXPECT_TRUE(judge({{1, 2, 3, 4, 5}}, 1).passed());
  const double tolerance = 2 * kEpsilon;
  EXPECT_TRUE(judge({{1, 0}, {0, 0.99 * tolerance}}, 1).passed());
  EXPECT_TRUE(judge({{1, 0}, {0, 1.01 * tolerance}}, 2).passed());
  EXPECT_TRUE(judge({{1, 0}, {0, tolerance}}, 1).passed()) << "strictly above";
}

TEST_F(RankOf, HoldsForTheTriangleThatEliminationCannotSee) {
  Matrix a(60, Vector(60));
  for (std::size_t i = 0; i < 60; ++i)
    for (std::size_t j = i; j < 60; ++j) a[i][j] = i == j ? 1 : -1;
  EXPECT_TRUE(judge(a, 59).passed());
  EXPECT_FALSE(judge(a, 60).passed());
}

TEST_F(RankOf, TeachesByTheDirectionOfTheError) {
  const Matrix magic{{16, 2, 3, 13}, {5, 11, 10, 8}, {9, 7, 6, 12}, {4, 14, 15, 1}};
  EXPECT_TRUE(
      mentions(all_lessons(judge(magic, 4)), "A larger rank than sigma > max(m,n) eps sigma_1 allows"));
  EXPECT_TRUE(mentions(all_lessons(judge(magic, 2)), "A smaller rank"));
  EXPECT_TRUE(mentions(all_lessons(judge(magic, 5)), "between 0 and min(m, n)"));
  EXPECT_TRUE(mentions(all_lessons(judge(magic, -1)), "between 0 and min(m, n)"));
  EXPECT_TRUE(mentions(all_lessons(judge({}, 1)), "rank 0"));
  EXPECT_TRUE(mentions(all_lessons(judge({{0}}, 1)), "rank 0"));
  EXPECT_EQ(judge({{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}, 3).pattern, "") << "not: twice n/(n-1)";
}

TEST(Exact, UsesStoredValuesBeforeItsOwn) {
  Asked asked(judging("exact", "rank", "", 0), {{"rank", Type::Int}});
  asked.with("a", Type::Matrix, Matrix{{1}}).expecting(std::int64_t{7}, {7});
  EXPECT_TRUE(asked.accepts({std::int64_t{7}}));
  EXPECT_FALSE(asked.accepts({std::int64_t{1}})) << "even a stored rank that no 1x1 matrix has";
}

TEST(Exact, ComparesIntegersBeyondDoubleAndBooleans) {
  Asked large(judging("exact", "", "", 0), {{"value", Type::UnsignedInt64}});
  large.expecting(std::uint64_t{18446744073709551615u}, {18446744073709551615.0L});
  EXPECT_TRUE(large.accepts({std::uint64_t{18446744073709551615u}}));
  EXPECT_FALSE(large.accepts({std::uint64_t{18446744073709551614u}}));
  Asked verdict(judging("exact", "", "", 0), {{"value", Type::Bool}});
  verdict.expecting(true, {1});
  EXPECT_TRUE(verdict.accepts({true}));
  EXPECT_FALSE(verdict.accepts({false}));
}

}  // namespace
}  // namespace mathjudge::compare
