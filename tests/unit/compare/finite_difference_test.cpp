// Gradients, Jacobians and Hessians by differences: every central step in the stated range passes, one-sided
// differences and steps outside it do not.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <limits>

#include "compare/difference_bounds.hpp"
#include "unit/compare/questions.hpp"

namespace mathjudge::compare {
namespace {

using namespace testing;
using Scalar = double (*)(const Vector&);

catalogue::Judging finite_difference() { return judging("finite_difference", "", "", 1); }

double scale(double x) { return std::max(1.0, std::fabs(x)); }

double at(Scalar f, Vector x, std::size_t i, double by) {
  x[i] += by;
  return f(x);
}

double at(Scalar f, Vector x, std::size_t i, double by, std::size_t j, double further) {
  x[i] += by;
  x[j] += further;
  return f(x);
}

Vector central(Scalar f, const Vector& x, double step) {
  Vector g;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double h = step * scale(x[i]);
    g.push_back((at(f, x, i, h) - at(f, x, i, -h)) / (2 * h));
  }
  return g;
}

Vector forward(Scalar f, const Vector& x, double step) {
  Vector g;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double h = step * scale(x[i]);
    g.push_back((at(f, x, i, h) - f(x)) / h);
  }
  return g;
}

/// The four-point stencil everywhere: on the diagonal it is the three-point formula with step 2h.
Matrix mixed(Scalar f, const Vector& x, double step) {
  Matrix hessian(x.size(), Vector(x.size()));
  for (std::size_t i = 0; i < x.size(); ++i)
    for (std::size_t j = 0; j < x.size(); ++j) {
      const double hi = step * scale(x[i]), hj = step * scale(x[j]);
      hessian[i][j] = (at(f, x, i, hi, j, hj) - at(f, x, i, hi, j, -hj) - at(f, x, i, -hi, j, hj) +
                       at(f, x, i, -hi, j, -hj)) /
                      (4 * hi * hj);
    }
  return hessian;
}

/// The seven-point formula, and three points on the diagonal.
Matrix seven_points(Scalar f, const Vector& x, double step) {
  Matrix hessian(x.size(), Vector(x.size()));
  for (std::size_t i = 0; i < x.size(); ++i)
    for (std::size_t j = 0; j < x.size(); ++j) {
      const double hi = step * scale(x[i]), hj = step * scale(x[j]);
      if (i == j)
        hessian[i][i] = (at(f, x, i, hi) - 2 * f(x) + at(f, x, i, -hi)) / (hi * hi);
      else
        hessian[i][j] = (at(f, x, i, hi, j, hj) - at(f, x, i, hi) - at(f, x, j, hj) + 2 * f(x) -
                         at(f, x, i, -hi) - at(f, x, j, -hj) + at(f, x, i, -hi, j, -hj)) /
                        (2 * hi * hj);
    }
  return hessian;
}

Matrix forward_mixed(Scalar f, const Vector& x, double h) {
  Matrix hessian(x.size(), Vector(x.size()));
  for (std::size_t i = 0; i < x.size(); ++i)
    for (std::size_t j = 0; j < x.size(); ++j)
      hessian[i][j] = (at(f, x, i, h, j, h) - at(f, x, i, h) - at(f, x, j, h) + f(x)) / (h * h);
  return hessian;
}

struct Sample {
  const char* formula;
  Scalar f;
  Vector x;
};

const Sample kSamples[] = {
    {"return sin(x[0]);", [](const Vector& x) { return std::sin(x[0]); }, {1}},
    {"return 1000000 * x[0] * x[0];", [](const Vector& x) { return 1000000 * x[0] * x[0]; }, {0}},
    {"return sin(x[0] / 100000000.0);", [](const Vector& x) { return std::sin(x[0] / 1e8); }, {1e8}},
    {"return x[0] * x[0] * x[1];", [](const Vector& x) { return x[0] * x[0] * x[1]; }, {0, 1}},
    {"return 1e-100 * exp(x[0] - 2 * x[1]);",
     [](const Vector& x) { return 1e-100 * std::exp(x[0] - 2 * x[1]); },
     {0.3, -0.8}},
    {"T d = x[1] - x[0] * x[0]; return 100 * d * d + (1 - x[0]) * (1 - x[0]);",
     [](const Vector& x) {
       const double d = x[1] - x[0] * x[0];
       return 100 * d * d + (1 - x[0]) * (1 - x[0]);
     },
     {-1.2, 1}},
    {"return 1e6 + sin(x[0]) * x[1];", [](const Vector& x) { return 1e6 + std::sin(x[0]) * x[1]; }, {1, 2}},
};

class FirstDifference : public ::testing::Test {
 protected:
  void ask(const std::string& formula, Vector x) {
    asked.with("f", Type::ScalarFunction, callback(formula)).with("x", Type::Vector, std::move(x));
  }
  Asked asked{finite_difference(), {{"gradient", Type::Vector}}};
};

Measurements judge_gradient(const Sample& sample, Vector g) {
  Asked asked{finite_difference(), {{"gradient", Type::Vector}}};
  asked.with("f", Type::ScalarFunction, callback(sample.formula)).with("x", Type::Vector, sample.x);
  return asked.judge({std::move(g)});
}

Measurements judge_hessian(const Sample& sample, Matrix h) {
  Asked asked{finite_difference(), {{"hessian", Type::Matrix}}};
  asked.with("f", Type::ScalarFunction, callback(sample.formula)).with("x", Type::Vector, sample.x);
  return asked.judge({std::move(h)});
}

TEST(FiniteDifference, AcceptsEveryCentralStepInTheStatedRange) {
  for (const Sample& sample : kSamples)
    for (double step = kFirstSteps.smallest; step <= kFirstSteps.largest; step *= 1.37)
      EXPECT_TRUE(judge_gradient(sample, central(sample.f, sample.x, step)).passed())
          << sample.formula << " " << step;
}

TEST(FiniteDifference, RejectsEveryForwardStepSomewhere) {
  for (double step = 1e-13; step < 1e-3; step *= 1.7) {
    bool rejected = false;
    for (const Sample& sample : kSamples)
      rejected |= !judge_gradient(sample, forward(sample.f, sample.x, step)).passed();
    EXPECT_TRUE(rejected) << step;
  }
}

TEST(FiniteDifference, RejectsStepsThatAreTooShortOrTooLong) {
  const Measurements tiny = judge_gradient(kSamples[0], central(kSamples[0].f, {1}, 1e-12));
  EXPECT_GT(tiny.worst_ratio(), 100);
  EXPECT_TRUE(mentions(all_lessons(tiny), "too short"));
  EXPECT_GT(judge_gradient(kSamples[0], central(kSamples[0].f, {1}, 1e-2)).worst_ratio(), 100);
}

TEST(FiniteDifference, TellsRoundingFromAOneSidedDifferenceByItsPattern) {
  const Sample& rosenbrock = kSamples[5];
  const Measurements tiny = judge_gradient(rosenbrock, central(rosenbrock.f, rosenbrock.x, 1e-12));
  EXPECT_FALSE(tiny.passed());
  EXPECT_FALSE(mentions(all_lessons(tiny), "Every wrong entry"));
  const Measurements one_sided = judge_gradient(rosenbrock, forward(rosenbrock.f, rosenbrock.x, 1e-5));
  EXPECT_TRUE(mentions(all_lessons(one_sided), "a one-sided difference"));
}

TEST(FiniteDifference, NamesTheStepOfAForwardDifference) {
  const Measurements measured = judge_gradient(kSamples[1], forward(kSamples[1].f, {0}, 1.5e-8));
  EXPECT_FALSE(measured.passed());
  EXPECT_TRUE(mentions(all_lessons(measured), "h = 1.5e-08: a one-sided difference"));
}

/// (-3 f(x) + 4 f(x + h) - f(x + 2h)) / 2h errs by -h^2 f'''/3.
Vector one_sided_of_second_order(Scalar f, const Vector& x, double step) {
  Vector g;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double h = step * scale(x[i]);
    g.push_back((-3 * f(x) + 4 * at(f, x, i, h) - at(f, x, i, 2 * h)) / (2 * h));
  }
  return g;
}

const Sample kCubes{"return x[0] * x[0] * x[0] + 2 * x[1] * x[1] * x[1];",
                    [](const Vector& x) { return x[0] * x[0] * x[0] + 2 * x[1] * x[1] * x[1]; },
                    {0.7, -1.3}};

TEST(FiniteDifference, NamesACommonFactorFirst) {
  for (const double factor : {0.8, 1.01, 2.0, -3.0}) {
    Vector g = central(kCubes.f, kCubes.x, 6e-6);
    for (double& entry : g) entry *= factor;
    EXPECT_TRUE(mentions(all_lessons(judge_gradient(kCubes, g)),
                         "Every entry is " + fmt::format("{}", factor) + " times the derivative"))
        << factor;
  }
  const Vector g = central(kCubes.f, kCubes.x, 6e-6);
  EXPECT_FALSE(mentions(all_lessons(judge_gradient(kCubes, {g[0] * 2, g[1] * 3})), "Every entry"));
}

TEST(FiniteDifference, NamesTheFactorOfASingleEntryWhereNoStepExplainsIt) {
  const double g = central(kSamples[0].f, {1}, 6e-6)[0];
  const Measurements measured = judge_gradient(kSamples[0], {-7 * g});
  EXPECT_TRUE(mentions(all_lessons(measured), "Every entry is -7 times the derivative"));
  EXPECT_FALSE(mentions(all_lessons(judge_gradient(kSamples[0], {0.8 * g})), "too short"));
}

TEST(FiniteDifference, TellsALongStepByItsTruncation) {
  const Measurements several = judge_gradient(kCubes, one_sided_of_second_order(kCubes.f, kCubes.x, 2e-4));
  EXPECT_FALSE(several.passed());
  EXPECT_TRUE(mentions(all_lessons(several), "with a step near 3e-04 s"));
  EXPECT_TRUE(mentions(all_lessons(several), "step is too long"));
  const Measurements single =
      judge_gradient(kSamples[0], one_sided_of_second_order(kSamples[0].f, {1}, 1e-3));
  EXPECT_TRUE(mentions(all_lessons(single), "too short"));
  EXPECT_TRUE(mentions(all_lessons(single), "too long"));
}

TEST_F(FirstDifference, HoldsOnBothSidesOfTheBound) {
  ask("return sin(x[0]);", {1});
  const auto program = callback("return sin(x[0]);").program;
  const Differences exact = first_differences(program, {1});
  const auto value = exact.value.entries[0], bound = exact.bound.entries[0];
  EXPECT_TRUE(asked.accepts({Vector{static_cast<double>(value + 0.999L * bound)}}));
  EXPECT_FALSE(asked.accepts({Vector{static_cast<double>(value - 1.001L * bound)}}));
  // h^2 cos/6 with h = 1e-4 is 9e-10, the rounding of sin over 1e-7 about 6e-9.
  EXPECT_GT(bound, 1e-9L);
  EXPECT_LT(bound, 2e-8L);
}

TEST_F(FirstDifference, RejectsNanInfAndOtherShapes) {
  ask("return x[0] * x[1];", {2, 3});
  EXPECT_TRUE(asked.accepts({Vector{3, 2}}));
  EXPECT_FALSE(asked.accepts({Vector{3, kNaN}}));
  EXPECT_FALSE(asked.accepts({Vector{kInf, 2}}));
  EXPECT_FALSE(asked.accepts({Vector{3}}));
  EXPECT_FALSE(asked.accepts({Vector{}}));
  EXPECT_EQ(asked.judge({Vector{-3, -2}}).pattern, "the right answer with its sign flipped");
}

TEST_F(FirstDifference, OfNothingIsEmpty) {
  ask("return T(4);", {});
  EXPECT_TRUE(asked.accepts({Vector{}}));
  EXPECT_FALSE(asked.accepts({Vector{0}}));
}

TEST_F(FirstDifference, NothingPassesWhereTheFormulaIsNotSmooth) {
  ask("return log(x[0]);", {0});
  EXPECT_FALSE(asked.accepts({Vector{0}}));
  EXPECT_FALSE(asked.accepts({Vector{1e300}}));
}

class JacobianDifference : public ::testing::Test {
 protected:
  void ask(const std::string& formula, Vector x) {
    asked.with("f", Type::VectorFunction, callback(formula)).with("x", Type::Vector, std::move(x));
  }
  Asked asked{finite_difference(), {{"jacobian", Type::Matrix}}};
};

TEST_F(JacobianDifference, IsOutputsTimesInputs) {
  ask("return {x[0] * x[1], x[0], 3 * x[1]};", {2, 5});
  const Matrix right{{5, 2}, {1, 0}, {0, 3}};
  EXPECT_TRUE(asked.accepts({right}));
  EXPECT_FALSE(asked.accepts({transposed(right)}));
  EXPECT_FALSE(asked.accepts({Matrix{{5, 2}, {1, 0}}}));
  EXPECT_FALSE(asked.accepts({Matrix{{5, 2}, {1}, {0, 3}}}));
  EXPECT_FALSE(asked.accepts({Matrix{}}));
  EXPECT_FALSE(asked.accepts({Matrix{{5, 2}, {1, kNaN}, {0, 3}}}));
}

TEST_F(JacobianDifference, GrantsTheRoundingOfTheQuotientWhereTheOutputIsExact) {
  // By x1, outputs 0 and 1 are constant: their weighted sums cancel only up to eps |f| / h. A step of 1e-9
  // leaves more than is granted.
  ask("return {x[0], T(1234.5), x[1]};", {3.7, 1});
  const auto textbook = [](double f, double h) { return (-f + 8 * f - 8 * f + f) / (12 * h); };
  const auto table = [](double f, double h) {
    double sum = 0;
    for (const double weight : {1 / 60.0, -9 / 60.0, 45 / 60.0, -45 / 60.0, 9 / 60.0, -1 / 60.0})
      sum += weight * f;
    return sum / h;
  };
  for (const double h : {1e-6, 1e-4}) {
    EXPECT_TRUE(asked.accepts({Matrix{{1, textbook(3.7, h)}, {0, textbook(1234.5, h)}, {0, 1}}})) << h;
    EXPECT_TRUE(asked.accepts({Matrix{{1, table(3.7, h)}, {0, table(1234.5, h)}, {0, 1}}})) << h;
  }
  const double eps = std::numeric_limits<double>::epsilon();
  EXPECT_TRUE(asked.accepts({Matrix{{1, 0}, {0, 1.99 * eps * 1234.5 / 1e-7}, {0, 1}}}));
  EXPECT_FALSE(asked.accepts({Matrix{{1, 0}, {0, 2.01 * eps * 1234.5 / 1e-7}, {0, 1}}}));
  EXPECT_FALSE(asked.accepts({Matrix{{1, eps * 3.7 / 1e-9}, {0, 0}, {0, 1}}}));
}

TEST_F(JacobianDifference, OfAnEmptyPointMayKeepItsRows) {
  ask("return {T(1), T(2)};", {});
  EXPECT_TRUE(asked.accepts({Matrix{}}));
  EXPECT_TRUE(asked.accepts({Matrix{{}, {}}}));
  EXPECT_FALSE(asked.accepts({Matrix{{}}}));
  EXPECT_FALSE(asked.accepts({Matrix{{0}, {0}}}));
}

TEST(SecondDifference, AcceptsStandardStencilsInTheStatedRange) {
  for (const Sample& sample : kSamples)
    for (double step = kSecondSteps.smallest; step <= kSecondSteps.largest; step *= 1.37) {
      EXPECT_TRUE(judge_hessian(sample, mixed(sample.f, sample.x, step)).passed())
          << sample.formula << " " << step;
      EXPECT_TRUE(judge_hessian(sample, seven_points(sample.f, sample.x, step)).passed())
          << sample.formula << " " << step;
    }
}

TEST(SecondDifference, RejectsForwardStencilsAndShortSteps) {
  const Sample& cubic = kSamples[3];
  for (const double h : {1e-5, 1e-4, 1e-3})
    EXPECT_FALSE(judge_hessian(cubic, forward_mixed(cubic.f, cubic.x, h)).passed()) << h;
  const Measurements tiny = judge_hessian(kSamples[0], mixed(kSamples[0].f, {1}, 1e-8));
  EXPECT_GT(tiny.worst_ratio(), 100);
}

TEST(SecondDifference, ToleratesAsymmetryWithinRounding) {
  const Sample& sample = kSamples[5];
  const Matrix right{{1330, 480}, {480, 200}};
  EXPECT_TRUE(judge_hessian(sample, right).passed());
  EXPECT_TRUE(judge_hessian(sample, {{1330, 480 + 1e-7}, {480 - 1e-7, 200}}).passed());
  EXPECT_FALSE(judge_hessian(sample, {{1330, 481}, {479, 200}}).passed());
  EXPECT_TRUE(mentions(all_lessons(judge_hessian(sample, {{1330, 960}, {960, 200}})), "diagonal is right"));
  EXPECT_FALSE(judge_hessian(sample, {{1330, kNaN}, {480, 200}}).passed());
  EXPECT_FALSE(judge_hessian(sample, {{1330}}).passed());
}

TEST(FiniteDifference, NeedsAFunctionAndAPoint) {
  Asked asked{finite_difference(), {{"gradient", Type::Vector}}};
  asked.with("x", Type::Vector, Vector{1});
  EXPECT_FALSE(asked.accepts({Vector{1}}));
}

}  // namespace
}  // namespace mathjudge::compare
