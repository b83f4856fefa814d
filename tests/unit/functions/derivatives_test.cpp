// Proves the derivatives of formulas against closed forms in long double, in every mode, at the
// points where careless rules fail, and at sizes where careless implementations do.
#include "functions/derivatives.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "functions/rounded.hpp"
#include "support.hpp"

namespace mathjudge::functions {
namespace {

using Long = std::vector<long double>;
constexpr long double kTight = 1e-17L;

const char* const kRosenbrock =
    "T s = 0; for (int i = 0; i < n - 1; ++i) { T d = x[i+1] - x[i]*x[i]; "
    "s += 100*d*d + (1 - x[i])*(1 - x[i]); } return s;";

bool close(long double got, long double want, long double tolerance) {
  return std::abs(got - want) <= tolerance;
}

// d^order f at x, of a univariate formula.
long double derivative(std::string_view formula, long double x, std::size_t order) {
  const std::vector<std::size_t> coordinates(order, 0);
  return partial(compiled(formula, kUnivariate), {x}, coordinates).front();
}

TEST(Derivatives, OfElementaryFunctionsMatchClosedFormsToTheFourthOrder) {
  const long double x = 0.7L, t = std::tanh(x), u = 1 - t * t;
  const struct {
    const char* formula;
    long double derivatives[4];
  } kTable[] = {
      {"return sin(x);", {std::cos(x), -std::sin(x), -std::cos(x), std::sin(x)}},
      {"return cos(x);", {-std::sin(x), -std::cos(x), std::sin(x), std::cos(x)}},
      {"return exp(2 * x);",
       {2 * std::exp(2 * x), 4 * std::exp(2 * x), 8 * std::exp(2 * x), 16 * std::exp(2 * x)}},
      {"return log(x);", {1 / x, -1 / (x * x), 2 / (x * x * x), -6 / (x * x * x * x)}},
      {"return sqrt(x);",
       {0.5L / std::sqrt(x), -0.25L / (x * std::sqrt(x)), 0.375L / (x * x * std::sqrt(x)),
        -0.9375L / (x * x * x * std::sqrt(x))}},
      {"return tanh(x);", {u, -2 * t * u, u * (6 * t * t - 2), t * u * (16 - 24 * t * t)}},
      {"return 1 / x;", {-1 / (x * x), 2 / (x * x * x), -6 / std::pow(x, 4), 24 / std::pow(x, 5)}},
      {"return x * x * x * x - 2 * x;", {4 * x * x * x - 2, 12 * x * x, 24 * x, 24}},
      {"return pow(x, 2.5);",
       {2.5L * std::pow(x, 1.5L), 3.75L * std::sqrt(x), 1.875L / std::sqrt(x),
        -0.9375L / (x * std::sqrt(x))}},
      {"return pow(2, x);",
       {std::log(2.0L) * std::pow(2.0L, x), std::pow(std::log(2.0L), 2) * std::pow(2.0L, x),
        std::pow(std::log(2.0L), 3) * std::pow(2.0L, x), std::pow(std::log(2.0L), 4) * std::pow(2.0L, x)}},
  };
  for (const auto& row : kTable) {
    for (std::size_t order = 1; order <= 4; ++order) {
      const long double want = row.derivatives[order - 1];
      EXPECT_PRED3(close, derivative(row.formula, x, order), want, 100 * kTight * (1 + std::abs(want)))
          << row.formula << " order " << order;
    }
    const Program program = compiled(row.formula, kUnivariate);
    EXPECT_PRED3(close, gradient(program, Long{x})[0], row.derivatives[0], 10 * kTight) << row.formula;
    EXPECT_PRED3(close, hessian(program, Long{x})[0][0], row.derivatives[1], 100 * kTight) << row.formula;
  }
}

TEST(Derivatives, OfPowersAreRightAtZeroAndForNegativeBases) {
  EXPECT_EQ(derivative("return pow(x, 0);", 0, 1), 0);
  EXPECT_EQ(derivative("return pow(x, 0.0);", 0, 1), 0);
  EXPECT_EQ(derivative("return pow(x, 1);", 0, 1), 1);
  EXPECT_EQ(derivative("return pow(x, 2);", 0, 2), 2);
  EXPECT_EQ(derivative("return pow(x, 3);", 0, 3), 6);
  EXPECT_EQ(derivative("return pow(x, 3);", -2, 1), 12);
  EXPECT_EQ(derivative("return pow(x, -1);", -2, 1), -0.25);
  EXPECT_EQ(derivative("T p = 3; return pow(x, p);", -2, 1), 12);
  EXPECT_EQ(derivative("T p = 0; return pow(x, p);", 0, 1), 0);
  EXPECT_EQ(derivative("return abs(x) * x;", -3, 1), 6);
  const Program general = compiled("return pow(x[0], x[1]);", {2});
  const Long g = gradient(general, Long{3, 2});
  EXPECT_PRED3(close, g[0], 6, kTight);
  EXPECT_PRED3(close, g[1], 9 * std::log(3.0L), 10 * kTight);
  EXPECT_EQ(gradient(general, Long{0, 2}), (Long{0, 0}));
  EXPECT_EQ(gradient(compiled("T p = 3; return pow(x[0], p);"), Long{-2}), Long{12});
}

TEST(Derivatives, UnusedInputsAndConstantsHaveSlopeZero) {
  EXPECT_EQ(gradient(compiled("return 7;"), Long{1, 2}), (Long{0, 0}));
  EXPECT_EQ(gradient(compiled("return x[1];"), Long{1, 2}), (Long{0, 1}));
  EXPECT_EQ(gradient(compiled("return x[0] - x[0];"), Long{1}), Long{0});
}

TEST(Derivatives, AliasedCompoundAssignmentsCount) {
  EXPECT_EQ(gradient(compiled("T y = x[0]; y *= y; y += y; return y;"), Long{3}), Long{12});
  EXPECT_EQ(gradient(compiled("T y = x[0]; y /= y; y -= x[0]; return y;"), Long{3}), Long{-1});
  EXPECT_EQ(gradient(compiled("T y = x[0]*x[0] + x[0]; y *= x[0]*x[0]; return y;"), Long{2}),
            Long{4 * 8 + 3 * 4});
}

TEST(Derivatives, WhatDoesNotMatterContributesNothing) {
  // sqrt has an infinite slope at 0; times a factor that is exactly 0 it must not become NaN.
  EXPECT_EQ(gradient(compiled("T r = sqrt(x[1]); return x[0];"), Long{2, 0}), (Long{1, 0}));
}

TEST(Derivatives, SharedNodesAreVisitedOnce) {
  const Program doubling = compiled("T y = x[0]; for (int k = 0; k < 60; ++k) y = y + y; return y;");
  EXPECT_EQ(gradient(doubling, Long{1})[0], std::pow(2.0L, 60));
}

TEST(Derivatives, NewtonsSquareRootInALoop) {
  const Program root =
      compiled("T r = 1; for (int k = 0; k < 30; ++k) r = 0.5 * (r + x / r); return r;", kUnivariate);
  EXPECT_PRED3(close, gradient(root, Long{2})[0], 0.5L / std::sqrt(2.0L), 10 * kTight);
}

TEST(Derivatives, JacobiansHaveOutputsAsRows) {
  const Program f = compiled("return {x[0] * x[1], sin(x[0]), x[1]};", {2});
  const auto j = jacobian(f, Long{2, 3});
  ASSERT_EQ(j.size(), 3u);
  EXPECT_EQ(j[0], (Long{3, 2}));
  EXPECT_EQ(j[1], (Long{std::cos(2.0L), 0}));
  EXPECT_EQ(j[2], (Long{0, 1}));
  EXPECT_TRUE(jacobian(compiled("return {};"), Long{1}).empty());
}

TEST(Derivatives, HessiansAreExactlySymmetric) {
  const Program f = compiled(kRosenbrock);
  const std::vector<double> x{-1.2, 1, 0.3};
  const auto h = hessian(f, x);
  EXPECT_PRED3(close, h[0][0], 1200 * x[0] * x[0] - 400 * x[1] + 2, 1e-12);
  EXPECT_PRED3(close, h[0][1], -400 * x[0], 1e-12);
  EXPECT_PRED3(close, h[1][1], 200 + 1200 * x[1] * x[1] - 400 * x[2] + 2, 1e-12);
  EXPECT_EQ(h[0][2], 0);
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t k = 0; k < 3; ++k) EXPECT_EQ(h[i][k], h[k][i]);
  }
}

TEST(Derivatives, MixedPartialsToTheFourthOrder) {
  const Program f = compiled("return x[0]*x[0]*x[0]*x[1] + x[0]*x[0]*x[1]*x[1] + sin(x[0]*x[1]);", {2});
  const long double a = 0.5L, b = 0.75L, p = a * b, s = std::sin(p), c = std::cos(p);
  const auto d = [&](std::vector<std::size_t> coordinates) { return partial(f, {a, b}, coordinates)[0]; };
  EXPECT_PRED3(close, d({}), a * a * a * b + p * p + s, 10 * kTight);
  EXPECT_PRED3(close, d({0, 1}), 3 * a * a + 4 * p + c - p * s, 10 * kTight);
  EXPECT_PRED3(close, d({0, 0, 1}), 6 * a + 4 * b - 2 * b * s - b * p * c, 10 * kTight);
  EXPECT_PRED3(close, d({0, 0, 0, 1}), 6 - 3 * b * b * c + b * b * p * s, 10 * kTight);
  EXPECT_PRED3(close, d({1, 0, 1, 0}), 4 - 2 * s - 4 * p * c + p * p * s, 10 * kTight);
  EXPECT_THROW(d({2}), std::out_of_range);
  EXPECT_THROW(d({0, 0, 0, 0, 0}), std::invalid_argument);
}

TEST(Derivatives, AGradientOfTwentyThousandInputsCostsAFewEvaluations) {
  const Program f = compiled(kRosenbrock);
  std::vector<double> x(20000);
  for (std::size_t i = 0; i < x.size(); ++i) x[i] = std::sin(static_cast<double>(i));
  const auto begin = std::chrono::steady_clock::now();
  const std::vector<double> g = gradient(f, x);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  RecordProperty("milliseconds", static_cast<int>(1e3 * seconds.count()));
  for (const std::size_t i : {std::size_t{0}, std::size_t{777}, std::size_t{19999}}) {
    const double left = i > 0 ? 200 * (x[i] - x[i - 1] * x[i - 1]) : 0;
    const double right = i + 1 < x.size() ? -400 * x[i] * (x[i + 1] - x[i] * x[i]) - 2 * (1 - x[i]) : 0;
    EXPECT_PRED3(close, g[i], left + right, 1e-11);
  }
}

TEST(Derivatives, AChainOfAMillionOperationsNeedsNoStack) {
  const Program chain = compiled("T y = x[0]; for (int k = 0; k < 1000000; ++k) y = y + 1e-6 * y; return y;");
  EXPECT_PRED3(close, gradient(chain, std::vector<double>{1})[0], std::exp(1.0), 1e-5);
}

TEST(Derivatives, WrongProgramsThrow) {
  const Program pair = compiled("return {x[0], x[1]};", {2});
  EXPECT_THROW(gradient(pair, Long{1, 2}), std::invalid_argument);
  EXPECT_THROW(value(pair, Long{1, 2}), std::invalid_argument);
  EXPECT_THROW(hessian(pair, Long{1, 2}), std::invalid_argument);
  EXPECT_THROW(jacobian(pair, Long{1}), std::invalid_argument);
}

// Random straight-line formulas over the whole language.
std::string random_formula(std::mt19937& random) {
  static const char* const kSteps[] = {"a += x[0] * b;",
                                       "b = a - 0.3 * b;",
                                       "a *= x[1];",
                                       "b /= 1.5 + a * a;",
                                       "a = sin(b) + a;",
                                       "b = tanh(a) * 3;",
                                       "a = exp(-a * a);",
                                       "b = log(1 + b * b);",
                                       "a = sqrt(2 + b * b);",
                                       "b = pow(2 + a * a, 1.5);",
                                       "a = cos(a) - x[1];",
                                       "b = 2 - b;",
                                       "a = pow(abs(b) + 1, a / (1 + a * a));",
                                       "b *= b;",
                                       "a = b / 7;"};
  std::string text = "T a = x[0]; T b = x[1] + 1;";
  for (int k = 0; k < 12; ++k) text += kSteps[random() % std::size(kSteps)];
  return text + "return a - b;";
}

TEST(Bounds, HoldForValuesAndDerivativesComputedInDouble) {
  std::mt19937 random(3);
  std::uniform_real_distribution<double> uniform(-2, 2);
  int judged = 0;
  for (int round = 0; round < 2000; ++round) {
    const Program f = compiled(random_formula(random), {2});
    const std::vector<double> x{uniform(random), uniform(random)};
    const ValueWithBound v = values_with_bound(f, x)[0];
    const auto g = gradient_with_bound(f, x);
    if (!std::isfinite(v.bound) || !std::isfinite(g[0].bound) || !std::isfinite(g[1].bound)) continue;
    ++judged;
    EXPECT_LE(std::abs(static_cast<long double>(value(f, x)) - v.value), v.bound) << f.source;
    const auto reverse = gradient(f, x);
    for (std::size_t i = 0; i < 2; ++i) {
      EXPECT_LE(std::abs(static_cast<long double>(reverse[i]) - g[i].value), g[i].bound) << f.source;
      std::vector<Dual<double>> point{x[0], x[1]};
      point[i].tangent = 1;
      const double forward = evaluate(f, point)[0].tangent;
      EXPECT_LE(std::abs(static_cast<long double>(forward) - g[i].value), g[i].bound) << f.source;
    }
  }
  EXPECT_GT(judged, 1500);
}

TEST(Bounds, AreTightEnoughToRejectFiniteDifferences) {
  const Program f = compiled("return sin(x[0]) * exp(x[1]);", {2});
  for (const ValueWithBound& entry : gradient_with_bound(f, {0.4, -0.3})) {
    EXPECT_GT(entry.bound, 0);
    EXPECT_LT(entry.bound, 1e-15);
  }
}

TEST(Bounds, CountOneMinusTanhSquared) {
  const ValueWithBound g = gradient_with_bound(compiled("return tanh(x[0]);"), {15.0})[0];
  const double t = std::tanh(15.0);
  EXPECT_LE(std::abs(static_cast<long double>(1 - t * t) - g.value), g.bound);
  EXPECT_LT(g.bound, 2e-15);
}

TEST(Bounds, CoverJacobiansAndOverflow) {
  const auto j = jacobian_with_bound(compiled("return {x[0] * x[1], x[0] / x[1]};", {2}), {3, 7});
  EXPECT_EQ(j[0][0].value, 7);
  EXPECT_PRED3(close, j[1][1].value, -3.0L / 49, kTight);
  EXPECT_LT(j[1][1].bound, 1e-16);
  EXPECT_TRUE(std::isinf(values_with_bound(compiled("return exp(x[0]) / exp(x[0]);"), {800})[0].bound));
}

TEST(Rounded, RoundsAsTheScopeSays) {
  const Rounded one = 1, three = 3;
  const double third = 1.0 / 3.0;  // below the exact value
  EXPECT_EQ((one / three).value, third);
  {
    const RoundingScope scope(Rounding::Up);
    EXPECT_EQ((one / three).value, std::nextafter(third, 1.0));
    EXPECT_EQ((-one / three).value, -third);
    EXPECT_EQ((one + one).value, 2);
  }
  {
    const RoundingScope scope(Rounding::Down);
    EXPECT_EQ((one / three).value, third);
    EXPECT_EQ((-one / three).value, -std::nextafter(third, 1.0));
  }
  EXPECT_EQ((one / three).value, third);
}

TEST(Rounded, RandomRoundingsGoBothWaysAndRepeatWithTheirSeed) {
  const auto run = [] {
    std::vector<double> results;
    for (int k = 0; k < 64; ++k) results.push_back((Rounded(1) / Rounded(3)).value);
    return results;
  };
  std::vector<std::vector<double>> runs;
  for (const std::uint64_t seed : {5u, 5u, 6u}) {
    const RoundingScope scope(Rounding::Random, seed);
    runs.push_back(run());
  }
  EXPECT_EQ(runs[0], runs[1]);
  EXPECT_NE(runs[0], runs[2]);
  EXPECT_NE(*std::min_element(runs[0].begin(), runs[0].end()),
            *std::max_element(runs[0].begin(), runs[0].end()));
}

TEST(Rounded, ThirtyFourRunsOfAGradientEncloseTheTruth) {
  const Program f = compiled(kRosenbrock);
  const std::vector<Rounded> x{-1.2, 1};
  double low = std::numeric_limits<double>::infinity(), high = -low;
  int runs = 0;
  for_each_rounding(1, [&] {
    const double g = gradient(f, x)[0].value;
    low = std::min(low, g);
    high = std::max(high, g);
    ++runs;
  });
  const long double truth = gradient(f, Long{-1.2, 1})[0];
  EXPECT_EQ(runs, 34);
  EXPECT_LT(low, high);
  EXPECT_LE(low, truth);
  EXPECT_GE(high, truth);
}

}  // namespace
}  // namespace mathjudge::functions
