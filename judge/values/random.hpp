// The judge's own 64-bit generator: the same bits on every machine and with every compiler, which
// std::*_distribution does not promise. Streams and generated inputs are drawn from it.
#pragma once

#include <cstdint>

#include "values/value.hpp"

namespace mathjudge::values {

/// xoshiro256** (Blackman and Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47(4),
/// 2021), its state filled by SplitMix64 (Steele, Lea and Flood, OOPSLA 2014) as its authors recommend.
/// Period 2^256 - 1; passes BigCrush.
class Random {
 public:
  explicit Random(std::uint64_t seed);

  /// The next 64 bits.
  std::uint64_t next();
  /// The next multiple of 2^-53 in [0, 1), from the upper 53 bits.
  double uniform();
  /// uniform() moved to [low, high): low + (high - low) u, rounded, so that high itself may come out.
  double uniform(double low, double high);
  /// An integer in [0, count), without bias; count >= 1.
  std::uint64_t below(std::uint64_t count);

 private:
  std::uint64_t state_[4];
};

/// What a UniformStream argument draws from: the uniforms of one seed, counted.
class UniformSource {
 public:
  explicit UniformSource(const Stream& stream) : random_(stream.seed) {}

  double next() {
    ++draws_;
    return random_.uniform();
  }
  std::uint64_t draws() const { return draws_; }

 private:
  Random random_;
  std::uint64_t draws_ = 0;
};

}  // namespace mathjudge::values
