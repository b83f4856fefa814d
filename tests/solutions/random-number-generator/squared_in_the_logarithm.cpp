// expect: wrong-answer
// caught-by: edge
// mistake: log((1 - u1)^2) in place of 2 log(1 - u1): the square is rounded

#include <cmath>
#include <cstdint>
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
  Vector result;
  while (static_cast<int>(result.size()) < n) {
    const double u1 = next(seed), u2 = next(seed);
    const double r = std::sqrt(-std::log((1 - u1) * (1 - u1))), angle = 2 * M_PI * u2;
    result.push_back(mean + stddev * r * std::cos(angle));
    if (static_cast<int>(result.size()) < n) result.push_back(mean + stddev * r * std::sin(angle));
  }
  return result;
}
