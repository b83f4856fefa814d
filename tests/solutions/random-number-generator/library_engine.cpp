// expect: accepted
// std::linear_congruential_engine with modulus 0, which stands for 2^64; the pair as a complex number in
// polar coordinates. `auto` as the return type, long n.

#include <algorithm>
#include <cmath>
#include <complex>
#include <cstdint>
#include <numbers>
#include <random>
#include <stdexcept>
#include <vector>

using Engine = std::linear_congruential_engine<std::uint64_t, 6364136223846793005u, 1442695040888963407u, 0>;

static double canonical(Engine& engine) { return std::ldexp(static_cast<double>(engine() >> 11), -53); }

auto uniform_samples(std::uint64_t seed, long n) {
  if (n < 0) throw std::length_error("n");
  Engine engine(seed);
  std::vector<double> samples(static_cast<std::size_t>(n));
  std::generate(samples.begin(), samples.end(), [&] { return canonical(engine); });
  return samples;
}

auto normal_samples(const std::uint64_t& seed, long n, double mean, double stddev) {
  if (n < 0 || std::signbit(stddev)) throw std::domain_error("n or stddev");
  Engine engine(seed);
  std::vector<double> samples;
  for (long left = n; left > 0; left -= 2) {
    const double radius = std::sqrt(-2 * std::log1p(-canonical(engine)));
    const std::complex<double> z = std::polar(radius, 2 * std::numbers::pi * canonical(engine));
    samples.push_back(std::fma(stddev, z.real(), mean));
    if (left > 1) samples.push_back(std::fma(stddev, z.imag(), mean));
  }
  return samples;
}
