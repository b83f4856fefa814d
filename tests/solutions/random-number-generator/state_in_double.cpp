// expect: wrong-answer
// caught-by: basic
// mistake: keeps the state in a double, which has no room for the product

#include <cmath>
#include <cstdint>
#include <stdexcept>
#include <vector>

using Vector = std::vector<double>;

static double next(double& state) {
  state = std::fmod(state * 6364136223846793005.0 + 1442695040888963407.0, 0x1p64);
  return state * 0x1p-64;
}

Vector uniform_samples(std::uint64_t seed, int n) {
  if (n < 0) throw std::invalid_argument("n");
  double state = static_cast<double>(seed);
  Vector result;
  for (int i = 0; i < n; ++i) result.push_back(next(state));
  return result;
}

Vector normal_samples(std::uint64_t seed, int n, double mean, double stddev) {
  if (n < 0 || stddev < 0) throw std::invalid_argument("n or stddev");
  double state = static_cast<double>(seed);
  Vector result;
  while (static_cast<int>(result.size()) < n) {
    const double u1 = next(state), u2 = next(state);
    const double r = std::sqrt(-2 * std::log(1 - u1)), angle = 2 * M_PI * u2;
    result.push_back(mean + stddev * r * std::cos(angle));
    if (static_cast<int>(result.size()) < n) result.push_back(mean + stddev * r * std::sin(angle));
  }
  return result;
}
