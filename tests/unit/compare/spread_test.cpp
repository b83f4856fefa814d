// The bound `spread`, and the iterations that are judged by it: gradient descent with momentum, and Adam.
#include "compare/spread.hpp"

#include <gtest/gtest.h>

#include "unit/compare/questions.hpp"

namespace mathjudge::compare {
namespace {

using namespace testing;

/// x <- factor x - x^3 / 8, `steps` times.
struct Cubic {
  double start, factor;
  int steps;
  int arrangements() const { return 1; }
  template <class S, class Visit>
  std::vector<S> run(Visit visit, int) const {
    std::vector<S> x{S(start)};
    visit(x);
    for (int k = 0; k < steps; ++k) {
      x[0] = S(factor) * x[0] - x[0] * x[0] * x[0] / S(8);
      visit(x);
    }
    return x;
  }
};

TEST(Spread, CoversRoundingToNearest) {
  for (const int steps : {1, 5, 20, 60}) {
    const Cubic cubic{0.7, 1.3, steps};
    const Truth truth = spread_truth(cubic);
    double x = 0.7;
    for (int k = 0; k < steps; ++k) x = 1.3 * x - x * x * x / 8;
    EXPECT_LE(std::fabs(x - truth.parts[0].numbers.entries[0]), truth.magnitudes[0][0]) << steps;
    EXPECT_LT(truth.magnitudes[0][0], 1e-14L) << steps;
  }
}

TEST(Spread, WidensOnly) {
  for (const double factor : {0.3, 1.3, 2.3, 2.9}) {
    const Truth truth = spread_truth(Cubic{0.7, factor, 30});
    EXPECT_GE(truth.wider().at(0).at(0), truth.magnitudes[0][0]) << factor;
    EXPECT_EQ(truth.wider(), truth.wider()) << "random roundings are the same ones every time";
  }
}

TEST(Spread, IncludesHalfAUnitOfTheLargestValueOnTheWay) {
  const Truth truth = spread_truth(Cubic{4, 2, 1});  // 4 -> 0 exactly
  EXPECT_EQ(truth.parts[0].numbers.entries[0], 0);
  EXPECT_EQ(truth.magnitudes[0][0], 4 * 0x1p-53L);
}

TEST(Spread, BoundsNothingOnceARunOverflows) {
  const Truth truth = spread_truth(Cubic{1e3, 1.5, 8});
  EXPECT_TRUE(std::isnan(truth.magnitudes[0][0]));
  EXPECT_TRUE(std::isnan(truth.wider().at(0).at(0)));
}

const char* const kQuartic =
    "T s = 0; for (int i = 0; i < n; ++i) { T d = x[i] - 1; s += (i + 1) * d * d + 0.25 * d * d * d * d; } "
    "return s + x[0] * x[n - 1] / 3;";
const char* const kQuarticField = "return {2 * x[0] - x[1] / 3, x[1] * x[1] * x[1] + x[0]};";

Vector field(const Vector& x) { return {2 * x[0] - x[1] / 3, x[1] * x[1] * x[1] + x[0]}; }

class Descent : public ::testing::Test {
 protected:
  void ask(Vector x0, double rate, double momentum, std::int64_t steps) {
    asked.with("gradient", Type::VectorFunction, callback(kQuarticField))
        .with("x0", Type::Vector, std::move(x0))
        .with("learning_rate", Type::Double, rate)
        .with("momentum", Type::Double, momentum)
        .with("steps", Type::Int, steps);
  }
  static Vector descend(Vector x, double rate, double momentum, int steps) {
    Vector v(x.size());
    for (int k = 0; k < steps; ++k) {
      const Vector g = field(x);
      for (std::size_t i = 0; i < x.size(); ++i) x[i] -= rate * (v[i] = momentum * v[i] + g[i]);
    }
    return x;
  }
  Asked asked{judging("elementwise", "gradient_descent", "spread", 8), {{"x", Type::Vector}}};
};

TEST_F(Descent, AcceptsTheIterationWellWithinItsBound) {
  ask({0.9, -0.4}, 0.1, 0.8, 25);
  const Measurements right = asked.judge({descend({0.9, -0.4}, 0.1, 0.8, 25)});
  EXPECT_TRUE(right.passed());
  EXPECT_LT(right.worst_ratio(), 0.1);
}

TEST_F(Descent, HoldsTheAnswerToEightSpreads) {
  ask({0.9, -0.4}, 0.1, 0.8, 25);
  const Vector right = descend({0.9, -0.4}, 0.1, 0.8, 25);
  Vector off = right;
  off[1] += 1e-9;
  const Measurements wrong = asked.judge({off});
  ASSERT_TRUE(wrong.worst);
  EXPECT_FALSE(wrong.passed());
  EXPECT_GT(wrong.worst->bound, 0);
  EXPECT_LT(wrong.worst->bound, 1e-13L);
  off[1] = static_cast<double>(wrong.worst->want + 1.1L * wrong.worst->bound);
  EXPECT_FALSE(asked.accepts({off}));
  off[1] = static_cast<double>(wrong.worst->want + 0.9L * wrong.worst->bound);
  EXPECT_TRUE(asked.accepts({off})) << "within the bound of all roundings, if not of the first two";
}

TEST_F(Descent, RejectsWhatIsNoAnswer) {
  ask({0.9, -0.4}, 0.1, 0.8, 3);
  EXPECT_FALSE(asked.accepts({Vector{kNaN, 0.1}}));
  EXPECT_FALSE(asked.accepts({Vector{kInf, 0.1}}));
  EXPECT_FALSE(asked.accepts({Vector{0.1}}));
  EXPECT_FALSE(asked.accepts({Vector{}}));
  EXPECT_FALSE(asked.accepts({0.5}));
}

TEST_F(Descent, WithoutStepsReturnsTheStart) {
  ask({0.9, -0.4}, 0.1, 0.8, 0);
  EXPECT_TRUE(asked.accepts({Vector{0.9, -0.4}}, {{0}, 0}));
  EXPECT_FALSE(asked.accepts({Vector{0.9, -0.4}}, {{1}, 0}));
}

TEST_F(Descent, CountsCallsAndFindsNoPatternInRightNumbers) {
  ask({0.9, -0.4}, 0.1, 0.0, 4);
  const Vector right = descend({0.9, -0.4}, 0.1, 0.0, 4);
  EXPECT_TRUE(asked.accepts({right}, {{4}, 0}));
  for (const std::uint64_t calls : {3u, 5u, 8u}) {
    const Measurements counted = asked.judge({right}, {{calls}, 0});
    EXPECT_FALSE(counted.passed()) << calls;
    EXPECT_EQ(counted.pattern, "") << calls;
    EXPECT_FALSE(counted.checks.back().calibrated);
  }
  EXPECT_TRUE(mentions(all_lessons(asked.judge({right}, {{3}, 0})), "stops early"));
}

TEST_F(Descent, NamesTheMistake) {
  ask({0.9, -0.4}, 0.1, 0.8, 12);
  EXPECT_EQ(asked.judge({descend({0.9, -0.4}, 0.1, 0.8, 13)}).pattern, "the iterate after one step more");
  EXPECT_EQ(asked.judge({descend({0.9, -0.4}, 0.1, 0.8, 11)}).pattern, "the iterate after one step less");
  EXPECT_EQ(asked.judge({descend({0.9, -0.4}, 0.1, 0, 12)}).pattern,
            "plain gradient descent, without momentum");
  EXPECT_TRUE(mentions(asked.judge({descend({0.9, -0.4}, 0.1 * (1 - 0.8), 0.8, 12)}).pattern,
                       "momentum as an average"));
}

TEST_F(Descent, OfAnEmptyPointIsEmpty) {
  asked.with("gradient", Type::VectorFunction, callback("std::vector<T> y(n); return y;"))
      .with("x0", Type::Vector, Vector{})
      .with("learning_rate", Type::Double, 0.1)
      .with("momentum", Type::Double, 0.9)
      .with("steps", Type::Int, std::int64_t{5});
  for (const std::uint64_t calls : {0u, 5u}) EXPECT_TRUE(asked.accepts({Vector{}}, {{calls}, 0}));
  EXPECT_FALSE(asked.accepts({Vector{0}}));
}

TEST_F(Descent, OfAnotherProblemsArgumentsIsRefused) {
  asked.with("x0", Type::Vector, Vector{1.0});
  EXPECT_FALSE(asked.accepts({Vector{1}}));
}

class AdamIteration : public ::testing::Test {
 protected:
  void ask(double epsilon, std::int64_t steps) {
    asked.with("gradient", Type::VectorFunction, callback(kQuartic, {3}, values::Derivative::Gradient))
        .with("x0", Type::Vector, start)
        .with("learning_rate", Type::Double, 0.05)
        .with("beta1", Type::Double, 0.9)
        .with("beta2", Type::Double, 0.99)
        .with("epsilon", Type::Double, epsilon)
        .with("steps", Type::Int, steps);
  }
  static Vector slopes(const Vector& x) {
    Vector g(3);
    for (std::size_t i = 0; i < 3; ++i) {
      const double d = x[i] - 1;
      g[i] = 2 * static_cast<double>(i + 1) * d + d * d * d;
    }
    g[0] += x[2] / 3;
    g[2] += x[0] / 3;
    return g;
  }
  /// With `power` for the exponent of beta in the corrections of step t.
  template <class Power>
  static Vector adapt(int steps, double epsilon, Power power) {
    Vector x = start, m(3), v(3);
    for (int t = 1; t <= steps; ++t) {
      const Vector g = slopes(x);
      for (std::size_t i = 0; i < 3; ++i) {
        m[i] = 0.9 * m[i] + 0.1 * g[i];
        v[i] = 0.99 * v[i] + (1 - 0.99) * g[i] * g[i];
        const double c1 = 1 - std::pow(0.9, power(t)), c2 = 1 - std::pow(0.99, power(t));
        x[i] -= 0.05 * (m[i] / c1) / (std::sqrt(v[i] / c2) + epsilon);
      }
    }
    return x;
  }
  static inline const Vector start{0.2, 3, -1};
  Asked asked{judging("elementwise", "adam", "spread", 8), {{"x", Type::Vector}}};
};

TEST_F(AdamIteration, IsAcceptedWellWithinItsBound) {
  ask(1e-8, 40);
  const Measurements right = asked.judge({adapt(40, 1e-8, [](int t) { return t; })}, {{40}, 0});
  EXPECT_TRUE(right.passed());
  EXPECT_LT(right.worst_ratio(), 0.1);
}

TEST_F(AdamIteration, TellsWhichMistakeItIs) {
  ask(1e-3, 10);
  EXPECT_EQ(asked.judge({adapt(10, 1e-3, [](int) { return 1e9; })}).pattern, "Adam without bias correction");
  EXPECT_EQ(asked.judge({adapt(10, 1e-3, [](int) { return 1; })}).pattern,
            "Adam with 1 - beta in place of 1 - beta^t in every step");
  EXPECT_EQ(asked.judge({adapt(11, 1e-3, [](int t) { return t; })}).pattern,
            "the iterate after one step more");
  EXPECT_TRUE(
      mentions(all_lessons(asked.judge({adapt(10, 1e-3, [](int t) { return t - 1; })})), "count t from 1"));
}

TEST_F(AdamIteration, SeesASmallEpsilon) {
  ask(1e-8, 10);
  EXPECT_FALSE(asked.accepts({adapt(10, 0, [](int t) { return t; })}));
  EXPECT_FALSE(asked.accepts({adapt(10, 2e-8, [](int t) { return t; })}));
}

TEST_F(AdamIteration, RejectsWhatIsNoAnswer) {
  ask(1e-8, 2);
  EXPECT_FALSE(asked.accepts({Vector{kNaN, kNaN, kNaN}}));
  EXPECT_FALSE(asked.accepts({Vector{1, 2}}));
  EXPECT_FALSE(asked.accepts({start}));
}

}  // namespace
}  // namespace mathjudge::compare
