// Minimisers found by Newton's method: stationarity, the set of minimisers, curvature, budgets.
#include <gtest/gtest.h>

#include <memory>

#include "unit/compare/questions.hpp"

namespace mathjudge::compare {
namespace {

using namespace testing;
using values::Derivative;

class Newton : public ::testing::Test {
 protected:
  void ask(const std::string& f, const Vector& start, double tolerance, std::vector<Vector> minimisers) {
    catalogue::Judging rules;
    rules.comparator = "optimum";
    asked = std::make_unique<Asked>(rules, std::vector<catalogue::Parameter>{{"minimiser", Type::Vector}});
    asked->with("f", Type::ScalarFunction, callback(f))
        .with("gradient", Type::VectorFunction, callback(f, {}, Derivative::Gradient))
        .with("hessian", Type::MatrixFunction, callback(f, {}, Derivative::Hessian))
        .with("x0", Type::Vector, start)
        .with("tolerance", Type::Double, tolerance);
    asked->the_case.minimisers = std::move(minimisers);
    asked->the_case.facts = {{"textbook_gradient_calls", 10}, {"textbook_hessian_calls", 8}};
  }
  Measurements judge(const Vector& x, std::uint64_t gradients = 10, std::uint64_t hessians = 8) const {
    return asked->judge({x}, {{20, gradients, hessians}, 0});
  }
  std::unique_ptr<Asked> asked;
};

const char* const kRosenbrock = "T a = x[1] - x[0] * x[0]; T b = 1 - x[0]; return 100 * a * a + b * b;";

TEST_F(Newton, AcceptsTheMinimiserAndPointsWithinTheTolerance) {
  ask(kRosenbrock, {-1.2, 1}, 1e-8, {{1, 1}});
  EXPECT_TRUE(judge({1, 1}).passed());
  EXPECT_TRUE(judge({1 + 1e-12, 1}).passed());
  // The first column of the Hessian at (1, 1), (802, -400), has norm 896: 1e-8 is reached 1.116e-11 away.
  EXPECT_TRUE(judge({1 + 1.11e-11, 1}).passed());
  EXPECT_FALSE(judge({1 + 1.13e-11, 1}).passed());
  EXPECT_FALSE(judge({1.001, 1.001}).passed());
}

TEST_F(Newton, AllowsTheRoundingOfTheGradientWhenTheToleranceIsZero) {
  ask(kRosenbrock, {-1.2, 1}, 0, {{1, 1}});
  EXPECT_TRUE(judge({1, 1}).passed());
  ask("return exp(x[0]) - 2 * x[0];", {0}, 0, {{std::log(2.0)}});
  EXPECT_TRUE(judge({std::log(2.0)}).passed()) << "the nearest double to ln 2 is not stationary";
  EXPECT_FALSE(judge({std::log(2.0) + 1e-14}).passed());
  ask(kRosenbrock, {-1.2, 1}, 0, {{1, 1}});
  EXPECT_FALSE(judge({1 + 1e-12, 1}).passed());
}

TEST_F(Newton, RejectsSaddlesAndMaximaAndSaysSo) {
  ask("return x[0]*x[0] - x[1]*x[1] + x[1]*x[1]*x[1]*x[1]/4;", {1, 0.1}, 1e-8,
      {{0, std::sqrt(2.0)}, {0, -std::sqrt(2.0)}});
  EXPECT_TRUE(judge({0, std::sqrt(2.0)}).passed());
  EXPECT_TRUE(judge({0, -std::sqrt(2.0)}).passed()) << "any of the minimisers";
  const Measurements saddle = judge({0, 0});
  EXPECT_FALSE(saddle.passed());
  EXPECT_TRUE(mentions(all_lessons(saddle), "saddle"));
  EXPECT_TRUE(mentions(all_lessons(saddle), "not every stationary point is a minimiser"));
  asked->the_case.minimisers.clear();
  EXPECT_FALSE(judge({0, 0}).passed()) << "the Hessian alone gives a saddle away";
}

TEST_F(Newton, AcceptsDegenerateMinimisersByTheGap) {
  ask("return x[0]*x[0]*x[0]*x[0];", {3}, 1e-6, {{0}});
  const double reached = std::cbrt(1e-6 / 4);  // where 4 x^3 is the tolerance
  EXPECT_TRUE(judge({0}).passed());
  EXPECT_TRUE(judge({0.999 * reached}).passed());
  EXPECT_TRUE(judge({-0.999 * reached}).passed());
  EXPECT_FALSE(judge({1.01 * reached}).passed());
}

TEST_F(Newton, RejectsDivergenceTowardsAFlatTail) {
  ask("return sqrt(1 + x[0]*x[0]);", {1.5}, 1e-8, {{0}});
  EXPECT_TRUE(judge({1e-9}).passed());
  const Measurements away = judge({-1e7});
  EXPECT_FALSE(away.passed());
  EXPECT_TRUE(mentions(all_lessons(away), "f is larger than at the start"));
  EXPECT_TRUE(mentions(all_lessons(away), "full Newton steps do not converge"));
}

TEST_F(Newton, TellsWhatThePlainIterationRunsInto) {
  ask("return x[0] - log(x[0]);", {2.5}, 1e-8, {{1}});
  EXPECT_TRUE(mentions(all_lessons(judge({kNaN})), "leave the domain"));
  ask("return x[0]*x[0]*x[0]*x[0] - x[0];", {0}, 1e-8, {{std::cbrt(0.25)}});
  EXPECT_TRUE(mentions(all_lessons(judge({kInf})), "singular at the start"));
  ask("return x[0]*x[0] - x[1]*x[1] + x[1]*x[1]*x[1]*x[1]/4;", {1, 0.1}, 1e-8, {{0, std::sqrt(2.0)}});
  EXPECT_TRUE(mentions(all_lessons(judge({kNaN, 0})), "no minimiser"));
  ask(kRosenbrock, {-1.2, 1}, 1e-8, {{1, 1}});
  EXPECT_FALSE(mentions(all_lessons(judge({kNaN, 0})), "Newton steps")) << "they would have converged";
}

TEST_F(Newton, RejectsPointsOutsideOfTheDomainNaNAndWrongShapes) {
  ask("return x[0] - log(x[0]);", {2.5}, 1e-8, {{1}});
  EXPECT_TRUE(judge({1}).passed());
  EXPECT_FALSE(judge({-3}).passed());
  EXPECT_FALSE(judge({0}).passed());
  EXPECT_FALSE(judge({kNaN}).passed());
  EXPECT_EQ(judge({kInf}).extent.not_finite, 1u);
  EXPECT_FALSE(judge({}).passed());
  EXPECT_FALSE(judge({1, 1}).passed());
  EXPECT_EQ(judge({2.5}).pattern, "the starting point, unchanged");
}

TEST_F(Newton, HoldsTheBudgetsExactly) {
  ask(kRosenbrock, {-1.2, 1}, 1e-8, {{1, 1}});
  EXPECT_TRUE(judge({1, 1}, 150, 130).passed());
  const Measurements gradients = judge({1, 1}, 151, 130);
  EXPECT_FALSE(gradients.passed());
  EXPECT_TRUE(mentions(all_lessons(gradients), "151 calls of the gradient"));
  EXPECT_FALSE(judge({1, 1}, 150, 131).passed());
  asked->the_case.facts.clear();
  EXPECT_TRUE(judge({1, 1}, 1000000, 1000000).passed()) << "no budget stated";
}

TEST_F(Newton, HoldsAtOtherScales) {
  for (const char* scale : {"1e-100", "1e100"}) {
    const double tolerance = 1e-8 * std::stod(scale);
    ask("double s = " + std::string(scale) +
            "; T a = x[1] - x[0] * x[0]; T b = 1 - x[0]; return s * (100 * a * a + b * b);",
        {-1.2, 1}, tolerance, {{1, 1}});
    EXPECT_TRUE(judge({1 + 1e-12, 1}).passed()) << scale;
    EXPECT_FALSE(judge({1 + 1e-10, 1}).passed()) << scale;
    EXPECT_FALSE(judge({0, 0}).passed()) << scale;
  }
}

TEST_F(Newton, ChecksOnlyWhatTheSpecAsksFor) {
  ask(kRosenbrock, {-1.2, 1}, 1e-8, {{1, 1}});
  asked->function.judging.ratios = {"stationary"};
  EXPECT_EQ(judge({1, 1}, 1000, 1000).checks.size(), 1u);
  asked->function.judging.ratios = {"fast"};
  EXPECT_FALSE(judge({1, 1}).passed());
}

}  // namespace
}  // namespace mathjudge::compare
