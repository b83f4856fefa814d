// expect: wrong-answer
// caught-by: basic
// mistake: std::normal_distribution: normal numbers, but each library's own

#include <cmath>
#include <cstdint>
#include <random>
#include <stdexcept>
#include <vector>

using Vector = std::vector<double>;

static double next(std::uint64_t& state) {
  state = state * 6364136223846793005u + 1442695040888963407u;
  return static_cast<double>(state >> 11) * 0x1p-53;
}

Vector uniform_samples(std::uint64_t seed, int n) {
  if (n < 0) throw std::invalid_argument("n");
  Vector result;
  for (int i = 0; i < n; ++i) result.push_back(next(seed));
  return result;
}

Vector normal_samples(std::uint64_t seed, int n, double mean, double stddev) {
  if (n < 0 || stddev < 0) throw std::invalid_argument("n or stddev");
  std::linear_congruential_engine<std::uint64_t, 6364136223846793005u, 1442695040888963407u, 0> engine(seed);
  std::normal_distribution<double> normal(0, 1);
  Vector result;
  for (int i = 0; i < n; ++i) result.push_back(mean + stddev * normal(engine));
  return result;
}
