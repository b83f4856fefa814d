// expect: accepted
// Multiplication modulo 2^64 by hand, from 32-bit halves; the angle reduced to a quarter of a turn before
// cosine and sine are taken; normals by index, the pair computed anew for each of the two.

#include <cmath>
#include <cstdint>
#include <stdexcept>
#include <vector>

class Generator {
 public:
  explicit Generator(std::uint64_t seed)
      : high_(static_cast<std::uint32_t>(seed >> 32)), low_(static_cast<std::uint32_t>(seed)) {}

  double next() {
    constexpr std::uint64_t kHigh = 0x5851f42d, kLow = 0x4c957f2d;  // of the multiplier
    const std::uint64_t low = kLow * low_ + 0xf767814f;             // of the increment, 0x14057b7ef767814f
    const std::uint64_t high = kHigh * low_ + kLow * high_ + (low >> 32) + 0x14057b7e;
    low_ = static_cast<std::uint32_t>(low);
    high_ = static_cast<std::uint32_t>(high);
    return (high_ * 0x1p21 + static_cast<double>(low_ >> 11)) * 0x1p-53;
  }

 private:
  std::uint32_t high_, low_;
};

std::vector<double> uniform_samples(std::uint64_t seed, int n) {
  if (n < 0) throw std::invalid_argument("n");
  std::vector<double> u;
  for (Generator generator(seed); n > 0; --n) u.push_back(generator.next());
  return u;
}

// (cos, sin) of 2 pi u, by the quarter that u lies in; the reduction is exact.
static double coordinate(double u, int which) {
  const int quarter = static_cast<int>(4 * u);
  const double angle = (4 * u - quarter) * 1.5707963267948966;
  switch ((quarter + (which == 0 ? 1 : 0)) % 4) {
    case 0:
      return std::sin(angle);
    case 1:
      return std::cos(angle);
    case 2:
      return -std::sin(angle);
    default:
      return -std::cos(angle);
  }
}

std::vector<double> normal_samples(std::uint64_t seed, int n, double mean, double stddev) {
  if (stddev < 0) throw std::invalid_argument("stddev");
  const std::vector<double> u = uniform_samples(seed, n + (n > 0 ? n % 2 : 0));
  std::vector<double> z;
  for (std::size_t i = 0; static_cast<int>(i) < n; ++i) {
    const std::size_t pair = i - i % 2;
    const double radius = std::sqrt(2.0) * std::sqrt(-std::log(1.0 - u[pair]));
    z.push_back(stddev * radius * coordinate(u[pair + 1], static_cast<int>(i % 2)) + mean);
  }
  return z;
}
