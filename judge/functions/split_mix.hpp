// SplitMix64, the smallest good 64-bit generator: seeds others, and decides random roundings.
// Written from the published algorithm (Steele, Lea and Flood, "Fast splittable pseudorandom number
// generators", 2014).
#pragma once

#include <cstdint>

namespace mathjudge::functions {

/// Advances `state` and returns 64 bits: a Weyl sequence stepped by the golden ratio, mixed by a bijection.
inline std::uint64_t split_mix(std::uint64_t& state) {
  state += 0x9e3779b97f4a7c15u;
  std::uint64_t z = state;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

}  // namespace mathjudge::functions
