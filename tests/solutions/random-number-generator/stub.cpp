// expect: wrong-answer
// the starter: compiles, returns nothing

#include <cstdint>
#include <vector>

using Vector = std::vector<double>;

Vector uniform_samples(std::uint64_t seed, int n) {
  (void)seed, (void)n;
  return {};
}

Vector normal_samples(std::uint64_t seed, int n, double mean, double stddev) {
  (void)seed, (void)n, (void)mean, (void)stddev;
  return {};
}
