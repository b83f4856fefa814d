// A linear congruential generator, and normal numbers from it by the Box-Muller transform.
//
// The generator. state <- a state + c modulo 2^64, with the constants of Knuth's MMIX: a - 1 is a multiple of
// 4 and c is odd, so all 2^64 states occur before one repeats (Hull and Dobell). std::uint64_t computes
// modulo 2^64 by definition. The low bits of the state have short periods; the upper 53 are used, which is
// what a double holds.
//
// Box-Muller. A point of the plane with two independent standard normal coordinates has a uniform angle and a
// squared radius with P(R^2 > t) = exp(-t/2). Solving v = exp(-r^2/2) for a uniform v gives r = sqrt(-2 log
// v).
//
// Numerical notes. u is a multiple of 2^-53 in [0, 1), so 1 - u is exact and in (0, 1]: its logarithm is
// finite, where log u would be -infinity once in 2^53 times. r is at most 8.57.

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <stdexcept>
#include <vector>

using Vector = std::vector<double>;

struct Generator {
  std::uint64_t state;

  double next() {
    state = 6364136223846793005u * state + 1442695040888963407u;  // modulo 2^64
    return static_cast<double>(state >> 11) * 0x1p-53;            // exact: 53 bits times a power of two
  }
};

Vector uniform_samples(std::uint64_t seed, int n) {
  if (n < 0) throw std::invalid_argument("uniform_samples: n is negative");
  Generator generator{seed};
  Vector samples(static_cast<std::size_t>(n));
  for (double& sample : samples) sample = generator.next();
  return samples;
}

Vector normal_samples(std::uint64_t seed, int n, double mean, double stddev) {
  if (n < 0) throw std::invalid_argument("normal_samples: n is negative");
  if (!(stddev >= 0)) throw std::invalid_argument("normal_samples: the standard deviation is negative");
  const auto count = static_cast<std::size_t>(n);
  Generator generator{seed};
  Vector samples;
  samples.reserve(count);
  while (samples.size() < count) {
    const double u1 = generator.next();
    const double u2 = generator.next();  // a statement each: the order of the draws matters
    const double radius = std::sqrt(-2 * std::log(1 - u1));
    const double angle = 2 * std::numbers::pi * u2;
    samples.push_back(mean + stddev * (radius * std::cos(angle)));
    if (samples.size() < count) samples.push_back(mean + stddev * (radius * std::sin(angle)));
  }
  return samples;
}
