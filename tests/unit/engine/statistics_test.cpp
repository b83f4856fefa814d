// The statistics behind the timing section: medians, order-statistic intervals, growth exponents.
#include "engine/statistics.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace mathjudge::engine {
namespace {

TEST(Median, OfOddAndEvenSamples) {
  EXPECT_EQ(median({3, 1, 2}), 2);
  EXPECT_EQ(median({4, 1, 2, 3}), 2.5);
  EXPECT_EQ(median({}), 0);
}

TEST(MedianInterval, LeavesOutAsManyAsTheConfidenceAllows) {
  std::vector<double> sample;
  for (int i = 1; i <= 15; ++i) sample.push_back(i);
  // 1 - 2 (1 + 15) / 2^15 = 0.99902: one value may go at each end, 1 - 2 (1 + 15 + 105) / 2^15 = 0.9926 is
  // too little.
  const Interval at_999 = median_interval(sample, 0.999);
  EXPECT_EQ(at_999.low, 2);
  EXPECT_EQ(at_999.high, 14);
  const Interval at_99 = median_interval(sample, 0.99);
  EXPECT_EQ(at_99.low, 3);
  EXPECT_EQ(at_99.high, 13);
  const Interval certain = median_interval(sample, 1.0);
  EXPECT_EQ(certain.low, 1);
  EXPECT_EQ(certain.high, 15);
}

TEST(MedianInterval, HoldsTheMedianAsOftenAsItSays) {
  std::mt19937_64 generator(1);
  int misses = 0;
  constexpr int kTrials = 20'000;
  for (int trial = 0; trial < kTrials; ++trial) {
    std::vector<double> sample;
    for (int i = 0; i < 15; ++i) sample.push_back(static_cast<double>(generator() >> 11) * 0x1p-53);
    const Interval interval = median_interval(sample, 0.99);
    misses += interval.low > 0.5 || interval.high < 0.5;
  }
  EXPECT_LT(misses, 0.0125 * kTrials);  // 0.74 % expected
  EXPECT_GT(misses, 0.003 * kTrials);
}

TEST(GrowthExponent, RecoversAPowerLaw) {
  std::vector<double> seconds;
  const std::vector<int> sizes{32, 64, 128, 256};
  for (const int n : sizes) seconds.push_back(1e-9 * std::pow(n, 2.5));
  EXPECT_NEAR(growth_exponent(sizes, seconds), 2.5, 1e-12);
  EXPECT_EQ(growth_exponent({32}, {1.0}), 0);
}

TEST(RelativeSpread, IsTheMedianDeviationOverTheMedian) {
  EXPECT_EQ(relative_spread({10, 10, 10}), 0);
  EXPECT_DOUBLE_EQ(relative_spread({9, 10, 11}), 0.1);
}

}  // namespace
}  // namespace mathjudge::engine
