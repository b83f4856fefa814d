// Minimisers found from gradients alone: a tolerance relative to ||x||, the gap where f is flat, the
// evaluations, and thousands of variables.
#include <gtest/gtest.h>

#include <chrono>
#include <memory>

#include "unit/compare/questions.hpp"

namespace mathjudge::compare {
namespace {

using namespace testing;
using values::Derivative;

class Lbfgs : public ::testing::Test {
 protected:
  void ask(const std::string& f, const Vector& start, double tolerance, std::vector<Vector> minimisers) {
    catalogue::Judging rules;
    rules.comparator = "optimum";
    rules.ratios = {"stationary", "minimiser", "evaluations"};
    rules.threshold = 10;
    rules.settings = {{"relative_to_x", 1}};
    asked = std::make_unique<Asked>(rules, std::vector<catalogue::Parameter>{{"minimiser", Type::Vector}});
    asked->with("f", Type::ScalarFunction, callback(f))
        .with("gradient", Type::VectorFunction, callback(f, {}, Derivative::Gradient))
        .with("x0", Type::Vector, start)
        .with("memory", Type::Int, std::int64_t{5})
        .with("tolerance", Type::Double, tolerance);
    asked->the_case.minimisers = std::move(minimisers);
    asked->the_case.facts = {{"textbook_f_calls", 20}, {"textbook_gradient_calls", 16}};
  }
  Measurements judge(const Vector& x, std::uint64_t values = 20, std::uint64_t gradients = 16) const {
    return asked->judge({x}, {{values, gradients}, 0});
  }
  std::unique_ptr<Asked> asked;
};

// The gradient at (1000 + d, 0) is (2 d, 0).
const char* const kFarBowl = "T a = x[0] - 1000; return a * a + x[1] * x[1];";

TEST_F(Lbfgs, HoldsTheGradientToATolerancePerUnitOfX) {
  ask(kFarBowl, {0, 1}, 1e-6, {{1000, 0}});
  EXPECT_TRUE(judge({1000, 0}).passed());
  EXPECT_TRUE(judge({1000 + 0.499e-3, 0}).passed());
  EXPECT_FALSE(judge({1000 + 0.502e-3, 0}).passed());
  EXPECT_TRUE(mentions(all_lessons(judge({1001, 0})), "max(1, ||x||)"));
  asked->function.judging.settings.clear();
  EXPECT_FALSE(judge({1000 + 0.499e-3, 0}).passed()) << "an absolute tolerance";
  EXPECT_TRUE(judge({1000 + 0.499e-6, 0}).passed());
}

TEST_F(Lbfgs, DoesNotTightenTheToleranceBelowLengthOne) {
  ask("return x[0] * x[0];", {3}, 1e-6, {{0}});
  EXPECT_TRUE(judge({0.499e-6}).passed());
  EXPECT_FALSE(judge({0.501e-6}).passed());
}

TEST_F(Lbfgs, AllowsTheRoundingOfTheGradient) {
  ask("return exp(x[0]) - 2 * x[0];", {0}, 0, {{std::log(2.0)}});
  EXPECT_TRUE(judge({std::log(2.0)}).passed());
  EXPECT_FALSE(judge({std::log(2.0) + 1e-12}).passed());
}

TEST_F(Lbfgs, TakesTheGapWhereTheMinimiserIsFlat) {
  const char* const powell =
      "T a = x[0] + 10 * x[1]; T b = x[2] - x[3]; T c = x[1] - 2 * x[2]; T d = x[0] - x[3]; "
      "return a * a + 5 * b * b + c * c * c * c + 10 * d * d * d * d;";
  ask(powell, {3, -1, 0, 1}, 1e-8, {{0, 0, 0, 0}});
  // On the flat plane x0 = -10 x1, x2 = x3: at t (1, -0.1, 0.5, 0.5) the distance is 1.2 t and f = O(t^4).
  EXPECT_TRUE(judge({5e-4, -5e-5, 2.5e-4, 2.5e-4}).passed()) << "6e-4 away, f is 1e-13 above the minimum";
  EXPECT_FALSE(judge({5e-2, -5e-3, 2.5e-2, 2.5e-2}).passed());
}

TEST_F(Lbfgs, RejectsAStationaryPointThatIsNoMinimiser) {
  ask("return x[0]*x[0] - x[1]*x[1] + x[1]*x[1]*x[1]*x[1]/4;", {1, 0.1}, 1e-8,
      {{0, std::sqrt(2.0)}, {0, -std::sqrt(2.0)}});
  EXPECT_TRUE(judge({0, -std::sqrt(2.0)}).passed());
  const Measurements saddle = judge({0, 0});
  EXPECT_FALSE(saddle.passed());
  EXPECT_TRUE(mentions(all_lessons(saddle), "not every stationary point"));
}

TEST_F(Lbfgs, HoldsTheLargerCountToTheBudget) {
  ask(kFarBowl, {0, 1}, 1e-6, {{1000, 0}});  // 5 x 20 + 50 = 150
  EXPECT_TRUE(judge({1000, 0}, 150, 150).passed());
  EXPECT_FALSE(judge({1000, 0}, 151, 10).passed());
  const Measurements many = judge({1000, 0}, 10, 151);
  EXPECT_FALSE(many.passed());
  EXPECT_TRUE(mentions(all_lessons(many), "151 evaluations"));
  EXPECT_TRUE(mentions(all_lessons(many), "two loops"));
  asked->the_case.facts.clear();
  EXPECT_TRUE(judge({1000, 0}, 100000, 100000).passed()) << "no budget stated";
}

TEST_F(Lbfgs, RejectsNaNInfinityAndWrongShapes) {
  ask("return x[0] - log(x[0]);", {2.5}, 1e-8, {{1}});
  EXPECT_TRUE(judge({1}).passed());
  EXPECT_FALSE(judge({-3}).passed());
  EXPECT_FALSE(judge({0}).passed());
  EXPECT_FALSE(judge({kNaN}).passed());
  EXPECT_FALSE(judge({kInf}).passed());
  EXPECT_FALSE(judge({}).passed());
  EXPECT_FALSE(judge({1, 1}).passed());
  EXPECT_EQ(judge({2.5}).pattern, "the starting point, unchanged");
}

TEST_F(Lbfgs, JudgesTwentyThousandVariablesQuickly) {
  const std::size_t n = 20000;
  ask("T s = 0; for (int i = 0; i < n; ++i) { T d = x[i] - 1; s += d * d; } return s;", Vector(n, 0.0), 1e-8,
      {Vector(n, 1.0)});
  Vector near(n, 1.0), off(n, 1.0);
  near[n - 1] += 1e-8;  // the gradient is 2e-8, allowed are 1e-8 sqrt(n)
  off[n - 1] += 1e-3;
  const auto before = std::chrono::steady_clock::now();
  EXPECT_TRUE(judge(near).passed());
  const auto taken = std::chrono::steady_clock::now() - before;
  EXPECT_LT(std::chrono::duration<double>(taken).count(), 5.0) << "a bound of every entry would be quadratic";
  const Measurements wrong = judge(off);
  EXPECT_FALSE(wrong.passed());
}

}  // namespace
}  // namespace mathjudge::compare
