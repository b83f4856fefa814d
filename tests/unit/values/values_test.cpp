// Proves that types and values agree, that shapes read well, and that the generator gives the
// published sequence, so that seeded inputs are the same everywhere and for ever.
#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <string>
#include <vector>

#include "values/flatten.hpp"
#include "values/random.hpp"
#include "values/value.hpp"

namespace mathjudge::values {
namespace {

constexpr Type kAll[] = {Type::Double,
                         Type::Int,
                         Type::UnsignedInt64,
                         Type::Bool,
                         Type::Vector,
                         Type::Matrix,
                         Type::IntVector,
                         Type::ScalarFunction,
                         Type::VectorFunction,
                         Type::MatrixFunction,
                         Type::UnivariateFunction,
                         Type::UniformStream,
                         Type::Stages,
                         Type::GenericFunction};

TEST(Type, NamesRoundTrip) {
  std::set<std::string_view> names;
  for (const Type type : kAll) {
    Type read{};
    ASSERT_TRUE(type_from_name(name_of(type), read));
    EXPECT_EQ(read, type);
    names.insert(name_of(type));
  }
  EXPECT_EQ(names.size(), std::size(kAll));
  Type untouched = Type::Bool;
  EXPECT_FALSE(type_from_name("matrix", untouched));
  EXPECT_EQ(untouched, Type::Bool);
}

TEST(Type, HoldsItsAlternativeOnly) {
  EXPECT_TRUE(holds(Value(1.5), Type::Double));
  EXPECT_TRUE(holds(Value(std::int64_t{1}), Type::Int));
  EXPECT_FALSE(holds(Value(std::int64_t{1}), Type::UnsignedInt64));
  EXPECT_TRUE(holds(Value(Callback{}), Type::GenericFunction));
  EXPECT_TRUE(holds(Value(Callback{}), Type::MatrixFunction));
  EXPECT_FALSE(holds(Value(Vector{}), Type::Matrix));
}

TEST(Shape, ReadsWell) {
  EXPECT_EQ(shape_of(Matrix{{1, 2}, {3, 4}, {5, 6}}), "3x2");
  EXPECT_EQ(shape_of(Matrix{{1, 2}, {3}}), "2x2 ragged");
  EXPECT_EQ(shape_of(Matrix{}), "0x0");
  EXPECT_EQ(shape_of(Vector{1}), "1 entry");
  EXPECT_EQ(shape_of(IntVector{1, 2}), "2 entries");
  EXPECT_EQ(shape_of(2.0), "scalar");
}

TEST(Flatten, GoesRowByRow) {
  EXPECT_EQ(flatten(Matrix{{1, 2}, {3}}), (Vector{1, 2, 3}));
  EXPECT_EQ(flatten(IntVector{4, 5}), (Vector{4, 5}));
  EXPECT_EQ(flatten(true), Vector{1});
  EXPECT_EQ(flatten(std::int64_t{-3}), Vector{-3});
  EXPECT_TRUE(flatten(Stream{7}).empty());
}

// First outputs of xoshiro256** for the state {1, 2, 3, 4} are in its authors' test; ours is seeded, so the
// sequence is pinned through an independent run of both published algorithms.
TEST(Random, GivesThePublishedSequence) {
  Random random(0);
  EXPECT_EQ(random.next(), 0x99ec5f36cb75f2b4u);
  EXPECT_EQ(random.next(), 0xbf6e1f784956452au);
  EXPECT_EQ(random.next(), 0x1a5f849d4933e6e0u);
}

TEST(Random, UniformsAreIn53BitSteps) {
  Random random(1);
  double sum = 0;
  for (int k = 0; k < 100000; ++k) {
    const double u = random.uniform();
    ASSERT_GE(u, 0);
    ASSERT_LT(u, 1);
    ASSERT_EQ(u * 0x1p53, std::floor(u * 0x1p53));
    sum += u;
  }
  EXPECT_NEAR(sum / 100000, 0.5, 0.005);
}

TEST(Random, BelowCoversItsRange) {
  Random random(2);
  std::set<std::uint64_t> seen;
  for (int k = 0; k < 1000; ++k) seen.insert(random.below(7));
  EXPECT_EQ(seen.size(), 7u);
  EXPECT_EQ(*seen.rbegin(), 6u);
}

TEST(UniformSource, CountsDrawsAndRepeats) {
  UniformSource a(Stream{9}), b(Stream{9}), c(Stream{10});
  const double first = a.next();
  EXPECT_EQ(first, b.next());
  EXPECT_NE(first, c.next());
  a.next();
  EXPECT_EQ(a.draws(), 2u);
}

}  // namespace
}  // namespace mathjudge::values
