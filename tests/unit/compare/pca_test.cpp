// Principal components: free in sign and in the basis of equal variances, strict in centring, divisor and
// order.
#include <gtest/gtest.h>

#include "compare/pca_confusions.hpp"
#include "unit/compare/questions.hpp"

namespace mathjudge::compare {
namespace {

using namespace testing;

struct Components {
  Matrix directions;
  Vector variances;
  Matrix scores;
};

Measurements judge(const Matrix& x, int k, const Components& c) {
  catalogue::Judging how =
      residual({"variances", "covariance_eigenvectors", "orthonormal_components", "scores"}, 30);
  how.settings["factors"] = 100;
  Asked asked(how, {{"components", Type::Matrix}, {"variances", Type::Vector}, {"scores", Type::Matrix}});
  asked.with("x", Type::Matrix, x).with("k", Type::Int, std::int64_t{k});
  return asked.judge({c.directions, c.variances, c.scores});
}

const Check* failed(const Measurements& measured, const std::string& formula) {
  for (const Check& check : measured.checks)
    if (!check.passed() && mentions(check.formula, formula)) return &check;
  return nullptr;
}

// Means (5, -1); deviations along the axes: variances 4 / 3 * 4 = 16/3 and 4/3 with n - 1 = 3.
const Matrix kData{{7, 0}, {7, -2}, {3, 0}, {3, -2}};
const Components kRight{{{1, 0}, {0, 1}}, {16.0 / 3, 4.0 / 3}, {{2, 1}, {2, -1}, {-2, 1}, {-2, -1}}};

Components changed(void (*change)(Components&)) {
  Components c = kRight;
  change(c);
  return c;
}

TEST(Pca, AcceptsTheComponentsAndAnySign) {
  EXPECT_LT(judge(kData, 2, kRight).worst_ratio(), 0.1);
  EXPECT_TRUE(judge(kData, 2, changed([](Components& c) {
                      c.directions[0] = {-1, 0};
                      for (Vector& row : c.scores) row[0] = -row[0];
                    }))
                  .passed());
  EXPECT_TRUE(judge(kData, 1, {{{1, 0}}, {16.0 / 3}, {{2}, {2}, {-2}, {-2}}}).passed());
}

TEST(Pca, LeavesTheBasisOfEqualVariancesFree) {
  const Matrix square{{1, 1}, {1, -1}, {-1, 1}, {-1, -1}};
  const double h = std::sqrt(0.5), s = std::sqrt(2.0);
  EXPECT_TRUE(
      judge(square, 2, {{{h, h}, {h, -h}}, {4.0 / 3, 4.0 / 3}, {{s, 0}, {0, s}, {0, -s}, {-s, 0}}}).passed());
}

TEST(Pca, TakesTinyNegativeVariancesAndConstantData) {
  const Matrix constant{{0.1, 0.2}, {0.1, 0.2}, {0.1, 0.2}};
  EXPECT_TRUE(judge(constant, 1, {{{0.6, 0.8}}, {-1e-33}, {{0}, {0}, {0}}}).passed());
  EXPECT_FALSE(judge(constant, 1, {{{0, 0}}, {0}, {{0}, {0}, {0}}}).passed());
  const Matrix zero{{0, 0}, {0, 0}};
  EXPECT_TRUE(judge(zero, 1, {{{1, 0}}, {0}, {{0}, {0}}}).passed());
}

TEST(Pca, HasItsBoundaries) {
  // N eps (lambda_1 + max|x| sqrt(lambda_1)) and, for the factors, N eps and N eps sqrt(d) max|x|.
  const double lambda = 16.0 / 3, unit = 4 * kEpsilon;
  const double slack = unit * (lambda + 7 * std::sqrt(lambda)), score = unit * std::sqrt(2.0) * 7;
  const auto with = [&](double variance, double length, double offset) {
    Components c = kRight;
    c.variances[1] += variance;
    c.directions[1][1] += length;
    for (Vector& row : c.scores) row[1] *= 1 + length;
    c.scores[0][0] += offset;
    return judge(kData, 2, c);
  };
  EXPECT_FALSE(failed(with(28 * slack, 0, 0), "lambda_i"));
  EXPECT_TRUE(failed(with(32 * slack, 0, 0), "lambda_i"));
  EXPECT_FALSE(failed(with(0, 48 * unit, 0), "C C'"));
  EXPECT_TRUE(failed(with(0, 52 * unit, 0), "C C'"));
  EXPECT_FALSE(failed(with(0, 0, 98 * score), "score"));
  EXPECT_TRUE(failed(with(0, 0, 102 * score), "score"));
  const Measurements turned = judge(kData, 2, changed([](Components& c) {
                                      c.directions = {{0.6, 0.8}, {-0.8, 0.6}};
                                      for (Vector& row : c.scores)
                                        row = {0.6 * row[0] + 0.8 * row[1], -0.8 * row[0] + 0.6 * row[1]};
                                    }));
  EXPECT_TRUE(failed(turned, "S c_i"));
  EXPECT_FALSE(failed(turned, "score"));
}

TEST(Pca, NamesTheSlip) {
  const auto pattern = [](Vector variances) {
    Components c = kRight;
    c.variances = std::move(variances);
    return judge(kData, 2, c).pattern;
  };
  EXPECT_TRUE(mentions(pattern({4, 1}), "n instead of n - 1"));
  EXPECT_TRUE(mentions(pattern({std::sqrt(16.0 / 3), std::sqrt(4.0 / 3)}), "standard deviations"));
  EXPECT_TRUE(mentions(pattern({4.0 / 3, 16.0 / 3}), "smallest up"));
  EXPECT_TRUE(mentions(pattern({1, 1}), "standardised"));
  const std::vector<long double> uncentred = variances(to_dense(kData));
  EXPECT_TRUE(mentions(pattern({static_cast<double>(uncentred[0]), static_cast<double>(uncentred[1])}),
                       "mean was not subtracted"));
  EXPECT_EQ(pattern({5, 1}), "");
}

TEST(Pca, RecognisesTheCancellationOfMomentsWithALargeMean) {
  Matrix far = kData;
  for (Vector& row : far)
    for (double& entry : row) entry += 1e6;
  EXPECT_TRUE(judge(far, 2, kRight).passed());
  Components c = kRight;
  c.variances[0] += 1e-4;
  EXPECT_TRUE(mentions(all_lessons(judge(far, 2, c)), "mean mean'"));
}

TEST(Pca, WorksAtExtremeScales) {
  for (const double scale : {1e-140, 1e-100, 1e100, 1e140}) {
    Components c = kRight;
    for (double& variance : c.variances) variance *= scale * scale;
    c.scores = times(c.scores, scale);
    EXPECT_TRUE(judge(times(kData, scale), 2, c).passed()) << scale;
    c.variances[1] *= 1.01;
    EXPECT_FALSE(judge(times(kData, scale), 2, c).passed()) << scale;
  }
}

TEST(Pca, RejectsNanInfAndWrongShapes) {
  const auto rejects = [](void (*change)(Components&)) { return !judge(kData, 2, changed(change)).passed(); };
  EXPECT_TRUE(rejects([](Components& c) { c.variances[1] = kNaN; }));
  EXPECT_TRUE(rejects([](Components& c) { c.directions[0][1] = kInf; }));
  EXPECT_TRUE(rejects([](Components& c) { c.scores[3][1] = kNaN; }));
  EXPECT_TRUE(rejects([](Components& c) { c.scores = transposed(c.scores); }));
  EXPECT_TRUE(rejects([](Components& c) { c.variances.pop_back(); }));
  EXPECT_TRUE(rejects([](Components& c) { c = {}; }));
}

}  // namespace
}  // namespace mathjudge::compare
