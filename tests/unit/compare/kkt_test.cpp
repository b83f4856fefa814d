// Constrained minimisers and their multipliers: feasibility, the Lagrangian, maxima, signs.
#include <gtest/gtest.h>

#include <memory>

#include "unit/compare/questions.hpp"

namespace mathjudge::compare {
namespace {

using namespace testing;
using values::Derivative;

class Kkt : public ::testing::Test {
 protected:
  void ask(const std::string& f, const std::string& c, const Vector& start, std::vector<Vector> minimisers) {
    catalogue::Judging rules = residual({"feasible", "kkt", "constrained_minimiser"}, 1e-6);
    rules.settings = {{"distance", 1e-5}};
    const functions::Inputs inputs{static_cast<std::int32_t>(start.size()), false};
    asked = std::make_unique<Asked>(
        rules, std::vector<catalogue::Parameter>{{"x", Type::Vector}, {"lambda", Type::Vector}});
    asked->with("f", Type::ScalarFunction, callback(f, inputs))
        .with("gradient", Type::VectorFunction, callback(f, inputs, Derivative::Gradient))
        .with("constraints", Type::VectorFunction, callback(c, inputs))
        .with("constraint_jacobian", Type::MatrixFunction, callback(c, inputs, Derivative::Jacobian))
        .with("x0", Type::Vector, start)
        .with("tolerance", Type::Double, 1e-8);
    asked->the_case.minimisers = std::move(minimisers);
  }
  /// x + y on the unit circle: minimal at -(1, 1) / sqrt 2 with lambda = 1 / sqrt 2, maximal opposite.
  void ask_circle() {
    ask("return x[0] + x[1];", "return {x[0] * x[0] + x[1] * x[1] - 1};", {1, 0.5}, {{-kRoot, -kRoot}});
  }
  Measurements judge(const Vector& x, const Vector& lambda) const { return asked->judge({x, lambda}); }

  static constexpr double kRoot = 0.70710678118654752440;
  std::unique_ptr<Asked> asked;
};

TEST_F(Kkt, AcceptsTheMinimiserWithItsMultipliers) {
  ask_circle();
  const Measurements exact = judge({-kRoot, -kRoot}, {kRoot});
  EXPECT_TRUE(exact.passed());
  EXPECT_LT(exact.worst_ratio(), 1e-8);
  EXPECT_EQ(exact.checks.size(), 3u);
}

TEST_F(Kkt, HoldsFeasibilityToItsThreshold) {
  ask_circle();
  // Outwards by d the constraint is 2 d and the Lagrangian off by sqrt 2 lambda d, over ||grad f|| = sqrt 2.
  const auto outwards = [&](double d) {
    return judge({-kRoot * (1 + d), -kRoot * (1 + d)}, {kRoot / (1 + d)});
  };
  EXPECT_TRUE(outwards(0.499e-6).passed());
  EXPECT_FALSE(outwards(0.501e-6).passed());
  EXPECT_FALSE(outwards(-0.501e-6).passed());
  EXPECT_TRUE(mentions(all_lessons(outwards(1e-3)), "multipliers have to be updated"));
}

TEST_F(Kkt, HoldsTheLagrangianToItsThreshold) {
  ask_circle();
  // grad f + 2 lambda x: lambda off by d gives 2 d over ||grad f|| = sqrt 2.
  EXPECT_TRUE(judge({-kRoot, -kRoot}, {kRoot + 0.7e-6}).passed());
  EXPECT_FALSE(judge({-kRoot, -kRoot}, {kRoot + 0.72e-6}).passed());
  EXPECT_TRUE(mentions(all_lessons(judge({-kRoot, -kRoot}, {0})), "x is right"));
}

TEST_F(Kkt, NamesReversedMultipliersOnlyWhenTheyAre) {
  ask_circle();
  EXPECT_TRUE(mentions(judge({-kRoot, -kRoot}, {-kRoot}).pattern, "opposite sign"));
  EXPECT_EQ(judge({-kRoot, -kRoot}, {-2 * kRoot}).pattern, "");
  EXPECT_EQ(judge({kRoot, kRoot}, {kRoot}).pattern, "") << "x is the maximum";
}

TEST_F(Kkt, RejectsAMaximumAndPointsThatAreOnlyFeasible) {
  ask_circle();
  const Measurements maximum = judge({kRoot, kRoot}, {-kRoot});
  EXPECT_FALSE(maximum.passed());
  EXPECT_TRUE(mentions(all_lessons(maximum), "maxima and saddles"));
  ASSERT_TRUE(maximum.worst.has_value());
  const Measurements feasible = judge({1, 0}, {-0.5});
  EXPECT_FALSE(feasible.passed());
  EXPECT_TRUE(mentions(all_lessons(feasible), "first order along them"));
}

TEST_F(Kkt, TakesAnyOfSeveralMinimisersAndTheirDistance) {
  ask("return x[0] * x[1];", "return {x[0] * x[0] + x[1] * x[1] - 2};", {1, -0.5}, {{1, -1}, {-1, 1}});
  EXPECT_TRUE(judge({1, -1}, {0.5}).passed());
  EXPECT_TRUE(judge({-1, 1}, {0.5}).passed());
  EXPECT_FALSE(judge({1, 1}, {-0.5}).passed());
  asked->function.judging.threshold = 1;  // leaves the distance, relative to sqrt 2, to decide
  EXPECT_TRUE(judge({1 + 1.41e-5, -1}, {0.5}).passed());
  EXPECT_FALSE(judge({1 + 1.42e-5, -1}, {0.5}).passed());
}

TEST_F(Kkt, HandlesNoConstraintsAndAsManyAsVariables) {
  ask("return (x[0] - 1) * (x[0] - 1) + x[1] * x[1];", "return {};", {0, 1}, {{1, 0}});
  EXPECT_TRUE(judge({1, 0}, {}).passed());
  EXPECT_FALSE(judge({1.1, 0}, {}).passed());
  EXPECT_FALSE(judge({1, 0}, {0}).passed()) << "one multiplier too many";
  ask("return x[0] * x[0] + x[1];", "return {x[0] + x[1] - 3, x[0] - x[1] - 1};", {0, 0}, {{2, 1}});
  // (4, 1) + lambda_1 (1, 1) + lambda_2 (1, -1) = 0
  EXPECT_TRUE(judge({2, 1}, {-2.5, -1.5}).passed());
  EXPECT_FALSE(judge({2, 1}, {-1.5, -2.5}).passed());
}

TEST_F(Kkt, IsRelativeToLargeGradients) {
  ask("return 1e6 * (x[0] + x[1]);", "return {x[0] * x[0] + x[1] * x[1] - 1};", {1, 0.5}, {{-kRoot, -kRoot}});
  EXPECT_TRUE(judge({-kRoot, -kRoot}, {1e6 * kRoot + 0.7}).passed());
  EXPECT_FALSE(judge({-kRoot, -kRoot}, {1e6 * kRoot + 0.72}).passed());
}

TEST_F(Kkt, RejectsNaNInfinityAndWrongShapes) {
  ask_circle();
  EXPECT_FALSE(judge({kNaN, -kRoot}, {kRoot}).passed());
  EXPECT_FALSE(judge({-kRoot, -kRoot}, {kNaN}).passed());
  EXPECT_FALSE(judge({-kRoot, kInf}, {kRoot}).passed());
  EXPECT_FALSE(judge({-kRoot}, {kRoot}).passed());
  EXPECT_FALSE(judge({-kRoot, -kRoot}, {}).passed());
  EXPECT_FALSE(judge({}, {}).passed());
  EXPECT_FALSE(judge({-kRoot, -kRoot}, {kRoot, 0}).passed());
  ask("return x[0] - log(x[1]);", "return {x[0] * x[0] + x[1] * x[1] - 1};", {0, 1}, {{-kRoot, kRoot}});
  EXPECT_FALSE(judge({0, -1}, {0}).passed()) << "f and its gradient are not defined there";
}

TEST_F(Kkt, LeavesTheDistanceOutWhereNoMinimiserIsKnown) {
  ask_circle();
  asked->the_case.minimisers.clear();
  EXPECT_EQ(judge({-kRoot, -kRoot}, {kRoot}).checks.size(), 2u);
  EXPECT_TRUE(judge({-kRoot, -kRoot}, {kRoot}).passed());
  EXPECT_FALSE(judge({-kRoot, -kRoot}, {0}).passed());
}

TEST_F(Kkt, RefusesASpecThatCannotBeJudged) {
  ask_circle();
  asked->function.judging.ratios = {"kkt", "inverse"};
  EXPECT_FALSE(judge({-kRoot, -kRoot}, {kRoot}).passed());
  ask_circle();
  asked->call.arguments.pop_back();
  asked->call.arguments.pop_back();
  EXPECT_TRUE(mentions(all_lessons(judge({-kRoot, -kRoot}, {kRoot})), "does not exist"));
}

}  // namespace
}  // namespace mathjudge::compare
