// expect: wrong-answer
// caught-by: edge
// mistake: sin from sqrt(1 - cos^2), which cancels near half turns

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
    const double r = std::sqrt(-2 * std::log(1 - u1)), angle = 2 * M_PI * u2;
    const double cosine = std::cos(angle), sine = std::sqrt(1 - cosine * cosine);
    result.push_back(mean + stddev * r * cosine);
    if (static_cast<int>(result.size()) < n) result.push_back(mean + stddev * r * (u2 < 0.5 ? sine : -sine));
  }
  return result;
}
