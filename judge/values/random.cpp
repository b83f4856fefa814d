// The generator's steps, written from the published algorithm.
// Unsigned arithmetic wraps by definition, so nothing here depends on the platform.
#include "values/random.hpp"

#include <bit>

#include "functions/split_mix.hpp"

namespace mathjudge::values {
Random::Random(std::uint64_t seed) {
  for (std::uint64_t& word : state_) word = functions::split_mix(seed);
}

std::uint64_t Random::next() {
  const std::uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
  const std::uint64_t shifted = state_[1] << 17;
  state_[2] ^= state_[0];
  state_[3] ^= state_[1];
  state_[1] ^= state_[2];
  state_[0] ^= state_[3];
  state_[2] ^= shifted;
  state_[3] = std::rotl(state_[3], 45);
  return result;
}

double Random::uniform() { return static_cast<double>(next() >> 11) * 0x1p-53; }

double Random::uniform(double low, double high) { return low + (high - low) * uniform(); }

std::uint64_t Random::below(std::uint64_t count) {
  // The values under 2^64 mod count would be drawn once more often than the rest: skip them.
  const std::uint64_t skipped = (0 - count) % count;
  for (;;) {
    const std::uint64_t bits = next();
    if (bits >= skipped) return bits % count;
  }
}

}  // namespace mathjudge::values
