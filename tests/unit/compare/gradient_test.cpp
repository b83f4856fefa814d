// Gradients against the judge's own differentiation with running error bounds.
#include <gtest/gtest.h>

#include "unit/compare/questions.hpp"

namespace mathjudge::compare {
namespace {

using namespace testing;

class Gradient : public ::testing::Test {
 protected:
  void ask(const std::string& formula, Vector x) {
    asked.with("f", Type::GenericFunction, callback(formula)).with("x", Type::Vector, std::move(x));
  }
  Asked asked{judging("elementwise", "gradient", "running", 10), {{"gradient", Type::Vector}}};
};

const char* const kRosenbrock =
    "T s = 0; for (int i = 0; i < n - 1; ++i) { T d = x[i+1] - x[i]*x[i]; "
    "s += 100*d*d + (1 - x[i])*(1 - x[i]); } return s;";

Vector rosenbrock_gradient(const Vector& x) {
  Vector g(x.size());
  for (std::size_t i = 0; i + 1 < x.size(); ++i) {
    const double d = x[i + 1] - x[i] * x[i];
    g[i] += -400 * x[i] * d - 2 * (1 - x[i]);
    g[i + 1] += 200 * d;
  }
  return g;
}

double rosenbrock(const Vector& x) {
  double sum = 0;
  for (std::size_t i = 0; i + 1 < x.size(); ++i)
    sum += 100 * std::pow(x[i + 1] - x[i] * x[i], 2) + std::pow(1 - x[i], 2);
  return sum;
}

TEST_F(Gradient, AcceptsFormulasWrittenByHand) {
  const Vector x{-1.2, 1, 0.3, 2};
  ask(kRosenbrock, x);
  const Measurements measured = asked.judge({rosenbrock_gradient(x)});
  EXPECT_TRUE(measured.passed());
  EXPECT_LT(measured.worst_ratio(), 0.2);
  EXPECT_EQ(*measured.digits_lost, 0);
}

TEST_F(Gradient, RejectsEveryFiniteDifference) {
  const Vector x{-1.2, 1, 0.3, 2};
  ask(kRosenbrock, x);
  for (const double h : {1e-8, 6e-6}) {
    Vector central(4), forward(4);
    for (std::size_t i = 0; i < 4; ++i) {
      Vector up = x, down = x;
      up[i] += h;
      down[i] -= h;
      central[i] = (rosenbrock(up) - rosenbrock(down)) / (2 * h);
      forward[i] = (rosenbrock(up) - rosenbrock(x)) / h;
    }
    for (const Vector& difference : {central, forward}) {
      const Measurements measured = asked.judge({difference});
      EXPECT_FALSE(measured.passed());
      EXPECT_GT(measured.worst_ratio(), 100);
    }
    EXPECT_TRUE(mentions(all_lessons(asked.judge({central})), "finite differences")) << h;
  }
}

TEST_F(Gradient, KeepsAnExactZeroForUnusedInputs) {
  ask("return sin(x[0]);", {1, 2});
  EXPECT_TRUE(asked.accepts({Vector{std::cos(1.0), 0}}));
  EXPECT_TRUE(asked.accepts({Vector{std::cos(1.0), -0.0}}));
  EXPECT_FALSE(asked.accepts({Vector{std::cos(1.0), 1e-300}}));
  EXPECT_FALSE(asked.accepts({Vector{std::cos(1.0), kNaN}}));
  EXPECT_FALSE(asked.accepts({Vector{std::cos(1.0)}}));
}

TEST_F(Gradient, AllowsTheCancellationOfOneMinusTanhSquared) {
  const double x = 3.7, t = std::tanh(x);
  ask("return tanh(x[0]);", {x});
  EXPECT_TRUE(asked.accepts({Vector{1 - t * t}}));
  EXPECT_TRUE(asked.accepts({Vector{1 / (std::cosh(x) * std::cosh(x))}}));
  EXPECT_FALSE(asked.accepts({Vector{(1 - t * t) * (1 + 1e-10)}}));
}

TEST_F(Gradient, OfAConstantOrOfNothing) {
  ask("return T(4);", {});
  EXPECT_TRUE(asked.accepts({Vector{}}));
  EXPECT_FALSE(asked.accepts({Vector{0}}));
}

TEST_F(Gradient, TellsLostDependenceFromAWrongRule) {
  ask("return x[0] * x[1] + exp(x[2]);", {2, 3, 1});
  EXPECT_TRUE(mentions(all_lessons(asked.judge({Vector{3, 2, 0}})), "dependence was lost"));
  EXPECT_TRUE(mentions(all_lessons(asked.judge({Vector{3, 2.5, std::exp(1.0)}})), "a rule is wrong"));
  EXPECT_EQ(asked.judge({Vector{-3, -2, -std::exp(1.0)}}).pattern, "the right answer with its sign flipped");
  EXPECT_EQ(asked.judge({Vector{2, 3, 1}}).pattern, "the argument x unchanged");
}

TEST_F(Gradient, HoldsOnBothSidesOfTheBound) {
  ask("return x[0] * x[0];", {3});
  const Measurements right = asked.judge({Vector{6}});
  EXPECT_TRUE(right.passed());
  double lowest = 6, highest = 6 * (1 + 1e-12);  // bisection for the last answer that is accepted
  ASSERT_FALSE(asked.accepts({Vector{highest}}));
  while (std::nextafter(lowest, 7.0) < highest) {
    const double middle = lowest + (highest - lowest) / 2;
    (asked.accepts({Vector{middle}}) ? lowest : highest) = middle;
  }
  EXPECT_NEAR(asked.judge({Vector{lowest}}).worst_ratio(), 1, 0.2);
  EXPECT_GT(asked.judge({Vector{highest}}).worst_ratio(), 1);
  EXPECT_LT((lowest - 6) / 6, 40 * kEpsilon);
}

}  // namespace
}  // namespace mathjudge::compare
