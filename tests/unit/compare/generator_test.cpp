// The prescribed generator: uniforms to the bit, normals to 1e-12 of |mean| + stddev r.
#include <gtest/gtest.h>

#include <cstdint>
#include <numbers>

#include "unit/compare/questions.hpp"

namespace mathjudge::compare {
namespace {

using namespace testing;

Vector uniforms(std::uint64_t state, std::size_t n) {
  Vector result;
  while (result.size() < n) {
    state = 6364136223846793005u * state + 1442695040888963407u;
    result.push_back(static_cast<double>(state >> 11) * 0x1p-53);
  }
  return result;
}

class Uniforms : public ::testing::Test {
 protected:
  void ask(std::uint64_t seed, std::int64_t n) {
    asked.with("seed", Type::UnsignedInt64, seed).with("n", Type::Int, n);
  }
  Asked asked{judging("exact", "congruential", "", 0), {{"samples", Type::Vector}}};
};

TEST_F(Uniforms, StartWithTheStateAfterOneStep) {
  ask(0, 2);
  // The increment itself, and (multiplier + 1) times it, modulo 2^64.
  EXPECT_TRUE(asked.accepts({Vector{static_cast<double>(1442695040888963407u >> 11) * 0x1p-53,
                                    static_cast<double>(1876011003808476466u >> 11) * 0x1p-53}}));
}

TEST_F(Uniforms, AreExact) {
  ask(42, 9);
  Vector answer = uniforms(42, 9);
  EXPECT_TRUE(asked.accepts({answer}));
  answer[8] += 0x1p-53;
  EXPECT_FALSE(asked.accepts({answer}));
  answer[8] = kNaN;
  EXPECT_FALSE(asked.accepts({answer}));
  EXPECT_FALSE(asked.accepts({uniforms(42, 8)}));
  EXPECT_FALSE(asked.accepts({Vector{}}));
}

TEST_F(Uniforms, OfNoLengthAreEmpty) {
  ask(42, 0);
  EXPECT_TRUE(asked.accepts({Vector{}}));
  EXPECT_FALSE(asked.accepts({Vector{0}}));
}

TEST_F(Uniforms, NameTheUsualMistakes) {
  constexpr std::uint64_t kSeed = 0x9e3779b97f4a7c15u;
  ask(kSeed, 5);
  const auto pattern = [&](auto output, bool stepped) {
    Vector answer;
    for (std::uint64_t state = kSeed; answer.size() < 5;) {
      if (stepped) state = 6364136223846793005u * state + 1442695040888963407u;
      answer.push_back(output(state));
      if (!stepped) state = 6364136223846793005u * state + 1442695040888963407u;
    }
    return asked.judge({answer}).pattern;
  };
  const auto right = [](std::uint64_t s) { return static_cast<double>(s >> 11) * 0x1p-53; };
  EXPECT_TRUE(mentions(pattern(right, false), "before a step"));
  const auto low = [](std::uint64_t s) { return static_cast<double>((s << 11) >> 11) * 0x1p-53; };
  EXPECT_TRUE(mentions(pattern(low, true), "low 53 bits"));
  const auto sign = [](std::uint64_t s) {
    return static_cast<double>(static_cast<std::int64_t>(s) >> 11) * 0x1p-53;
  };
  EXPECT_TRUE(mentions(pattern(sign, true), "signed integers"));
  EXPECT_TRUE(mentions(asked.judge({uniforms(kSeed & 0xffffffffu, 5)}).pattern, "cut to 32 bits"));
  EXPECT_TRUE(mentions(all_lessons(asked.judge({Vector{-0.5, 0, 0, 0, 0}})), "outside of [0, 1)"));
}

class Normals : public ::testing::Test {
 protected:
  void ask(std::uint64_t seed, std::int64_t n, double mean, double stddev) {
    asked.with("seed", Type::UnsignedInt64, seed)
        .with("n", Type::Int, n)
        .with("mean", Type::Double, mean)
        .with("stddev", Type::Double, stddev);
  }
  Asked asked{judging("elementwise", "box_muller", "box_muller", 1e-12), {{"samples", Type::Vector}}};
};

Vector normals(std::uint64_t seed, std::size_t n, double mean, double stddev,
               double turn = 2 * std::numbers::pi) {
  const Vector u = uniforms(seed, n + 1);
  Vector result;
  for (std::size_t i = 0; i < n; ++i) {
    const double r = std::sqrt(-2 * std::log(1 - u[i / 2 * 2])), angle = turn * u[i / 2 * 2 + 1];
    result.push_back(mean + stddev * r * (i % 2 == 0 ? std::cos(angle) : std::sin(angle)));
  }
  return result;
}

TEST_F(Normals, HoldOnBothSidesOfTheBound) {
  ask(3, 7, -1, 2);
  const Vector right = normals(3, 7, -1, 2);
  EXPECT_TRUE(asked.accepts({right}));
  EXPECT_LT(asked.judge({right}).worst_ratio(), 0.01);
  const double bound = 1e-12 * (1 + 2 * std::sqrt(-2 * std::log(1 - uniforms(3, 1)[0])));
  for (const double side : {1.0, -1.0}) {
    Vector answer = right;
    answer[0] += side * 0.99 * bound;
    EXPECT_TRUE(asked.accepts({answer}));
    answer[0] = right[0] + side * 1.01 * bound;
    EXPECT_FALSE(asked.accepts({answer}));
  }
}

TEST_F(Normals, NameTheUsualMistakes) {
  ask(3, 7, -1, 2);
  EXPECT_TRUE(mentions(asked.judge({normals(3, 7, -1, 2, std::numbers::pi)}).pattern, "angle pi u2"));
  EXPECT_TRUE(mentions(asked.judge({normals(3, 7, -1, std::sqrt(2.0))}).pattern, "variance"));
  EXPECT_TRUE(mentions(asked.judge({normals(3, 7, 0, 1)}).pattern, "standard normal"));
  Vector swapped = normals(3, 8, -1, 2);
  for (std::size_t i = 0; i < 8; i += 2) std::swap(swapped[i], swapped[i + 1]);
  swapped.pop_back();
  EXPECT_TRUE(mentions(asked.judge({swapped}).pattern, "sine before cosine"));
  EXPECT_TRUE(mentions(all_lessons(asked.judge({normals(3, 7, -1, 2, 2 * 3.1415926)})), "fewer digits"));
}

TEST_F(Normals, AreTheMeanWithoutDeviation) {
  ask(3, 3, 5, 0);
  EXPECT_TRUE(asked.accepts({Vector{5, 5, 5}}));
  EXPECT_FALSE(asked.accepts({Vector{5, 5, 5 + 1e-11}}));
}

TEST_F(Normals, RejectNanInfAndWrongShapes) {
  ask(3, 3, 5, 1);
  Vector answer = normals(3, 3, 5, 1);
  answer[1] = kNaN;
  EXPECT_FALSE(asked.accepts({answer}));
  answer[1] = kInf;
  EXPECT_FALSE(asked.accepts({answer}));
  EXPECT_FALSE(asked.accepts({Vector{}}));
  EXPECT_FALSE(asked.accepts({normals(3, 4, 5, 1)}));
}

}  // namespace
}  // namespace mathjudge::compare
