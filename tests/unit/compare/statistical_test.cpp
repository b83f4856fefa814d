// Samples judged by tail bounds: right samplers pass for every seed and size, wrong ones are named.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>

#include "compare/distribution.hpp"
#include "compare/tails.hpp"
#include "functions/evaluate.hpp"
#include "unit/compare/oracle.hpp"
#include "unit/compare/questions.hpp"

namespace mathjudge::compare {
namespace {

using namespace testing;

Density density_of(const std::string& formula) {
  const auto f = callback(formula, functions::kUnivariate);
  return [f](long double x) { return functions::evaluate<long double>(f.program, {x}).at(0); };
}

TEST(DistributionOf, AgreesWithMpmath) {
  std::optional<Distribution> truth;
  std::string name, formula;
  int compared = 0;
  for (const OracleLine& line : read_oracle("sampling.txt")) {
    if (line.key == "density") name = line.rest;
    if (line.key == "formula") formula = line.rest;
    if (line.key == "interval") {
      truth.emplace(density_of(formula), line.numbers()[0], line.numbers()[1]);
      EXPECT_EQ(truth->cdf(line.numbers()[0] - 1), 0);
      EXPECT_EQ(truth->cdf(line.numbers()[1] + 1), 1);
    }
    const auto expect = [&](const char* key, auto measured, double tolerance) {
      if (line.key != key) return;
      ++compared;
      const long double wanted = line.numbers().back();
      EXPECT_NEAR(static_cast<double>(measured()), static_cast<double>(wanted), tolerance)
          << name << " " << key;
    };
    expect(
        "integral", [&] { return truth->integral(); }, 1e-11);
    expect(
        "mean", [&] { return truth->mean(); }, 1e-11);
    expect(
        "variance", [&] { return truth->variance(); }, 1e-11);
    expect(
        "fourth", [&] { return truth->fourth_central_moment(); }, 1e-10);
    expect(
        "cdf", [&] { return truth->cdf(line.numbers()[0]); }, 1e-11);
  }
  EXPECT_GE(compared, 7 * 5);
}

TEST(Tails, BoundTheExactOnesFromAboveAndNotLoosely) {
  for (const OracleLine& line : read_oracle("sampling.txt")) {
    if (line.key == "binomial") {
      const long double n = line.numbers()[0], k = line.numbers()[1], p = line.numbers()[2],
                        exact = line.numbers()[3];
      EXPECT_LE(chernoff_exponent(n, k / n, p), exact * (1 + 1e-12L)) << line.rest;
      EXPECT_GE(chernoff_exponent(n, k / n, p), exact - 5) << line.rest;
    } else if (line.key == "poisson") {
      const std::size_t threshold = poisson_threshold(line.numbers()[0], std::exp(-line.numbers()[2]));
      const auto k = static_cast<std::size_t>(line.numbers()[1]);
      EXPECT_GE(threshold, k) << line.rest;
      EXPECT_LE(threshold, k + 5) << line.rest;
    } else if (line.key == "kolmogorov") {
      const long double threshold = kolmogorov_threshold(std::exp(-line.numbers()[1]));
      EXPECT_GE(threshold, line.numbers()[0] - 1e-6L);
      EXPECT_LE(threshold, line.numbers()[0] + 0.01L);
    }
  }
}

TEST(Tails, AtTheDocumentedFigures) {
  EXPECT_NEAR(static_cast<double>(kolmogorov_threshold(1e-10L)), 3.4437, 1e-3);
  EXPECT_NEAR(static_cast<double>(bernstein_threshold(1000000, 1, 2, 1e-10L)), 6.90, 0.02);
  EXPECT_GT(bernstein_threshold(1, 1, 2, 1e-10L), 15) << "one sample proves little";
  EXPECT_EQ(chernoff_exponent(10, 0.5L, 0.5L), 0);
  EXPECT_TRUE(std::isinf(chernoff_exponent(10, 0.5L, 1)));
  EXPECT_TRUE(std::isinf(chernoff_exponent(10, 1.5L, 0.5L)));
  EXPECT_EQ(poisson_threshold(0, 1e-10L), 1u);
}

struct Proposal {
  const char* formula;
  std::function<double(double)> density;
  double a, b, bound;
};

const Proposal kTriangle{"return 1 - abs(x);", [](double x) { return 1 - std::abs(x); }, -1, 1, 1};
const Proposal kLooseGauss{"return exp(-x * x / 2);", [](double x) { return std::exp(-x * x / 2); }, -3, 4,
                           2.5};
const Proposal kGap{
    "if (x < 1) { return 1 + x; } else { if (x < 3) { return 0 * x; } else { return 4 - x; } }",
    [](double x) { return x < 1   ? 1 + x
                          : x < 3 ? 0
                                  : 4 - x; }, 0, 4, 2};
const Proposal kConstant{"return 2 + 0 * x;", [](double) { return 2.0; }, 5, 6, 2};

struct Drawn {
  Vector samples;
  std::uint64_t draws = 0;
};

Drawn rejection_sample(const Proposal& t, std::size_t n, std::uint64_t seed, bool point_first = true) {
  values::UniformSource uniform(values::Stream{seed});
  Drawn drawn;
  while (drawn.samples.size() < n) {
    const double first = uniform.next(), second = uniform.next();
    const double x = t.a + (t.b - t.a) * (point_first ? first : second);
    if ((point_first ? second : first) * t.bound <= t.density(x)) drawn.samples.push_back(x);
  }
  drawn.draws = uniform.draws();
  return drawn;
}

class Sampling {
 public:
  Sampling(const Proposal& t, std::size_t n)
      : asked_(judging("statistical", "", "", 1), {{"samples", Type::Vector}}) {
    asked_.with("density", Type::UnivariateFunction, callback(t.formula, functions::kUnivariate))
        .with("a", Type::Double, t.a)
        .with("b", Type::Double, t.b)
        .with("bound", Type::Double, t.bound)
        .with("n", Type::Int, static_cast<std::int64_t>(n))
        .with("uniform", Type::UniformStream, values::Stream{1});
    judge_ = std::make_unique<CallJudge>(asked_.question());
  }
  Measurements judge(const Drawn& drawn) const {
    return judge_->compare({{drawn.samples}, {{}, drawn.draws}});
  }
  Asked& asked() { return asked_; }

 private:
  Asked asked_;
  std::unique_ptr<CallJudge> judge_;
};

const Check* failed(const Measurements& measured, const std::string& formula) {
  for (const Check& check : measured.checks)
    if (!check.passed() && mentions(check.formula, formula)) return &check;
  return nullptr;
}

TEST(RejectionSampling, AcceptsRightSamplersForEverySeed) {
  constexpr std::size_t kSamples = 100000;
  double worst = 0;
  for (const Proposal& target : {kTriangle, kLooseGauss, kGap, kConstant}) {
    const Sampling sampling(target, kSamples);
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
      const Measurements measured = sampling.judge(rejection_sample(target, kSamples, seed, seed % 2 == 0));
      ASSERT_TRUE(measured.passed()) << target.formula << " seed " << seed << "\n" << all_lessons(measured);
      ASSERT_EQ(measured.checks.size(), 8u);
      worst = std::max(worst, measured.worst_ratio());
    }
  }
  EXPECT_LT(worst, 0.8) << "200 right samples should stay well inside bounds of probability 1e-10";
}

TEST(RejectionSampling, AcceptsSmallSamples) {
  for (const std::size_t n : {0u, 1u, 2u, 3u, 10u, 100u}) {
    const Sampling sampling(kLooseGauss, n);
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
      const Measurements measured = sampling.judge(rejection_sample(kLooseGauss, n, seed));
      EXPECT_TRUE(measured.passed()) << n << " seed " << seed << all_lessons(measured);
      EXPECT_FALSE(measured.checks.empty());
    }
  }
  EXPECT_FALSE(Sampling(kLooseGauss, 0).judge({{0.5}, 2}).passed());
  EXPECT_FALSE(Sampling(kLooseGauss, 1).judge({{}, 0}).passed());
}

TEST(RejectionSampling, RejectsValuesOutsideNaNAndWrongCounts) {
  const Sampling sampling(kTriangle, 10);
  Drawn drawn = rejection_sample(kTriangle, 10, 1);
  drawn.samples[3] = 1.5;
  const Measurements outside = sampling.judge(drawn);
  EXPECT_TRUE(failed(outside, "outside [a, b]"));
  EXPECT_EQ(outside.worst->index, (std::vector<std::size_t>{3}));
  EXPECT_EQ(outside.extent.out, 1u);
  drawn.samples[3] = kNaN;
  EXPECT_EQ(sampling.judge(drawn).extent.not_finite, 1u);
  EXPECT_FALSE(sampling.judge(drawn).passed());
  drawn.samples.pop_back();
  EXPECT_FALSE(sampling.judge(drawn).extent.shapes_agree);
}

TEST(RejectionSampling, NamesSamplersThatForgetTheRejection) {
  constexpr std::size_t kSamples = 20000;
  const Sampling sampling(kLooseGauss, kSamples);
  values::UniformSource uniform(values::Stream{3});
  Drawn all, without_bound, same_uniform;
  for (std::size_t i = 0; i < kSamples; ++i) all.samples.push_back(-3 + 7 * uniform.next());
  all.draws = 2 * kSamples;
  EXPECT_EQ(sampling.judge(all).pattern, "uniform samples: nothing was rejected");
  Proposal scaled = kLooseGauss;  // a density that exceeds 1, so that forgetting the bound changes it
  scaled.formula = "return 2 * exp(-x * x / 2);";
  scaled.density = [](double x) { return 2 * std::exp(-x * x / 2); };
  const Sampling scaled_sampling(scaled, kSamples);
  Proposal forgotten = scaled;
  forgotten.bound = 1;
  EXPECT_EQ(scaled_sampling.judge(rejection_sample(forgotten, kSamples, 4)).pattern,
            "samples accepted when u <= density(x), without the bound");
  while (same_uniform.samples.size() < kSamples) {
    const double u = uniform.next(), x = -3 + 7 * u;
    if (u * kLooseGauss.bound <= kLooseGauss.density(x)) same_uniform.samples.push_back(x);
    same_uniform.draws += 2;
  }
  EXPECT_EQ(sampling.judge(same_uniform).pattern, "samples accepted with the same uniform that placed them");
}

TEST(RejectionSampling, RejectsDependentSamples) {
  constexpr std::size_t kSamples = 20000;
  const Sampling sampling(kTriangle, kSamples);
  const Drawn right = rejection_sample(kTriangle, kSamples, 5);
  Drawn sorted = right;
  std::sort(sorted.samples.begin(), sorted.samples.end());
  EXPECT_TRUE(failed(sampling.judge(sorted), "correlation"));
  EXPECT_TRUE(failed(sampling.judge(sorted), "ascending"));
  EXPECT_EQ(sampling.judge(sorted).pattern, "") << "the distribution itself is right";
  Drawn repeated = right;
  for (std::size_t i = 1; i < kSamples; i += 2) repeated.samples[i] = repeated.samples[i - 1];
  EXPECT_TRUE(failed(sampling.judge(repeated), "repeat"));
  EXPECT_TRUE(failed(sampling.judge(repeated), "correlation"));
  Drawn antithetic = right;
  for (std::size_t i = 1; i < kSamples; i += 2) antithetic.samples[i] = -antithetic.samples[i - 1];
  EXPECT_TRUE(failed(sampling.judge(antithetic), "correlation"));
  Drawn rounded = rejection_sample(kTriangle, 5 * kSamples, 5);  // floats are 2^29 times scarcer
  for (double& x : rounded.samples) x = static_cast<double>(static_cast<float>(x));
  EXPECT_TRUE(failed(Sampling(kTriangle, 5 * kSamples).judge(rounded), "repeat"));
}

TEST(RejectionSampling, CountsTheDraws) {
  constexpr std::size_t kSamples = 10000;  // the triangle accepts half of its trials: about 40,000 draws
  const Sampling sampling(kTriangle, kSamples);
  Drawn drawn = rejection_sample(kTriangle, kSamples, 6);
  for (const std::uint64_t draws : {0u, 19998u, 20000u, 37000u, 43000u, 80000u, 4000000u}) {
    drawn.draws = draws;
    EXPECT_TRUE(failed(sampling.judge(drawn), "trials")) << draws;
  }
  for (const std::uint64_t draws : {39000u, 40000u, 41000u}) {
    drawn.draws = draws;
    EXPECT_TRUE(sampling.judge(drawn).passed()) << draws;
  }
  const Sampling certain(kConstant, 100);  // every trial is accepted
  Drawn constant = rejection_sample(kConstant, 100, 7);
  EXPECT_EQ(constant.draws, 200u);
  EXPECT_TRUE(certain.judge(constant).passed());
  constant.draws = 202;
  EXPECT_TRUE(failed(certain.judge(constant), "trials"));
}

TEST(RejectionSampling, DetectsSmallDistortionsWithEnoughSamples) {
  Proposal tilted = kTriangle;
  tilted.density = [](double x) { return (1 - std::abs(x)) * (1 + 0.1 * x) / 1.1; };
  const Measurements measured = Sampling(kTriangle, 100000).judge(rejection_sample(tilted, 100000, 8));
  EXPECT_TRUE(failed(measured, "sup |F_n - F|") || failed(measured, "|mean - mu|"));
}

TEST(RejectionSampling, IsRefusedWithoutAPositiveIntegral) {
  const Proposal nothing{"return 0 * x;", [](double) { return 0.0; }, 0, 1, 1};
  EXPECT_TRUE(mentions(all_lessons(Sampling(nothing, 1).judge({{0.5}, 2})), "integral is positive"));
}

class Importance : public ::testing::Test {
 protected:
  void ask(Vector values, Vector target, Vector proposal) {
    asked.with("values", Type::Vector, std::move(values))
        .with("log_target", Type::Vector, std::move(target))
        .with("log_proposal", Type::Vector, std::move(proposal));
  }
  Asked asked{judging("elementwise", "importance", "importance", 1), {{"estimate", Type::Double}}};
};

TEST_F(Importance, IsTheSelfNormalisedAverage) {
  ask({1, 2, 4}, {std::log(0.5), std::log(0.25), std::log(0.25)},
      {std::log(0.25), std::log(0.5), std::log(0.25)});
  const double estimate = (2 * 1 + 0.5 * 2 + 1 * 4) / 3.5;
  EXPECT_TRUE(asked.accepts({estimate}));
  const double bound = (16 + 4 * std::log(2.0) + 6) * kEpsilon * estimate;
  EXPECT_TRUE(asked.accepts({estimate + 0.97 * bound}));
  EXPECT_TRUE(asked.accepts({estimate - 0.97 * bound}));
  EXPECT_FALSE(asked.accepts({estimate + 1.03 * bound}));
  EXPECT_FALSE(asked.accepts({estimate - 1.03 * bound}));
  EXPECT_FALSE(asked.accepts({kNaN}));
  EXPECT_EQ(asked.judge({7.0 / 3}).pattern, "the plain average, without weights");
  EXPECT_EQ(asked.judge({(0.5 * 1 + 2 * 2 + 1 * 4) / 3.5}).pattern,
            "the average with target and proposal exchanged");
  EXPECT_EQ(asked.judge({7.0 / 3 * 1.0000001}).pattern, "");
}

TEST_F(Importance, SurvivesWeightsOutsideTheRangeOfDouble) {
  ask({1, 3, 100}, {-1000, -1000, -kInf}, {0, 0, -3});
  EXPECT_TRUE(asked.accepts({2.0}));
  const Measurements measured = asked.judge({kNaN});
  EXPECT_FALSE(measured.passed());
  EXPECT_TRUE(mentions(measured.checks.front().teaches, "subtract the largest log-weight"));
  EXPECT_EQ(measured.pattern, "");
}

}  // namespace
}  // namespace mathjudge::compare
