// A double whose every operation is rounded up, down, or either way at random, as the current
// RoundingScope says. The spread of an iteration's results shows what rounding may do to it.
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <type_traits>

#include "functions/split_mix.hpp"

namespace mathjudge::functions {

enum class Rounding { Nearest, Up, Down, Random };

/// Sets how this thread's Rounded operations round, until the end of the scope; scopes nest.
class RoundingScope {
 public:
  explicit RoundingScope(Rounding rounding, std::uint64_t seed = 0) : outer_(current()) {
    current() = {rounding, seed};
  }
  ~RoundingScope() { current() = outer_; }
  RoundingScope(const RoundingScope&) = delete;
  RoundingScope& operator=(const RoundingScope&) = delete;

 private:
  friend struct Rounded;
  struct State {
    Rounding rounding = Rounding::Nearest;
    std::uint64_t random = 0;
  };
  static State& current() {
    thread_local State state;
    return state;
  }
  State outer_;
};

struct Rounded {
  double value = 0;

  Rounded() = default;
  template <class Number>
  requires std::is_arithmetic_v<Number> Rounded(Number exact) : value(static_cast<double>(exact)) {}

  friend Rounded operator+(const Rounded& a, const Rounded& b) { return round(a.wide() + b.wide()); }
  friend Rounded operator-(const Rounded& a, const Rounded& b) { return round(a.wide() - b.wide()); }
  friend Rounded operator*(const Rounded& a, const Rounded& b) { return round(a.wide() * b.wide()); }
  friend Rounded operator/(const Rounded& a, const Rounded& b) { return round(a.wide() / b.wide()); }
  friend Rounded operator-(const Rounded& a) { return -a.value; }

  Rounded& operator+=(const Rounded& b) { return *this = *this + b; }
  Rounded& operator-=(const Rounded& b) { return *this = *this - b; }
  Rounded& operator*=(const Rounded& b) { return *this = *this * b; }
  Rounded& operator/=(const Rounded& b) { return *this = *this / b; }

  friend bool operator<(const Rounded& a, const Rounded& b) { return a.value < b.value; }
  friend bool operator<=(const Rounded& a, const Rounded& b) { return a.value <= b.value; }
  friend bool operator>(const Rounded& a, const Rounded& b) { return a.value > b.value; }
  friend bool operator>=(const Rounded& a, const Rounded& b) { return a.value >= b.value; }

  friend Rounded sin(const Rounded& a) { return round(std::sin(a.wide())); }
  friend Rounded cos(const Rounded& a) { return round(std::cos(a.wide())); }
  friend Rounded exp(const Rounded& a) { return round(std::exp(a.wide())); }
  friend Rounded log(const Rounded& a) { return round(std::log(a.wide())); }
  friend Rounded sqrt(const Rounded& a) { return round(std::sqrt(a.wide())); }
  friend Rounded tanh(const Rounded& a) { return round(std::tanh(a.wide())); }
  friend Rounded abs(const Rounded& a) { return std::abs(a.value); }
  friend Rounded pow(const Rounded& a, const Rounded& b) { return round(std::pow(a.wide(), b.wide())); }
  friend Rounded pow(const Rounded& a, double exponent) { return pow(a, Rounded(exponent)); }
  friend Rounded pow(const Rounded& a, int exponent) { return pow(a, Rounded(exponent)); }
  friend Rounded pow(double base, const Rounded& b) { return pow(Rounded(base), b); }

  friend bool vanishes(const Rounded& a) { return a.value == 0; }

 private:
  long double wide() const { return static_cast<long double>(value); }

  // Rounds a long double, which stands for the exact result, to one of its two neighbours in double.
  static Rounded round(long double exact) {
    const double nearest = static_cast<double>(exact);
    RoundingScope::State& state = RoundingScope::current();
    if (static_cast<long double>(nearest) == exact || !std::isfinite(nearest)) return nearest;
    bool up = state.rounding == Rounding::Up;
    if (state.rounding == Rounding::Nearest) return nearest;
    if (state.rounding == Rounding::Random) up = (split_mix(state.random) >> 63) != 0;
    const bool is_upper = static_cast<long double>(nearest) > exact;
    if (is_upper == up) return nearest;
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    return std::nextafter(nearest, up ? kInfinity : -kInfinity);
  }
};

/// Calls `run` once for each of the 34 roundings that a spread is made of: 32 random ones (round-to-nearest
/// can stagnate where random rounding does not), all up and all down. `run` must not keep Rounded values
/// between calls.
template <class Run>
void for_each_rounding(std::uint64_t seed, Run&& run) {
  for (int k = 0; k < 32; ++k) {
    const RoundingScope scope(Rounding::Random, split_mix(seed));
    run();
  }
  for (const Rounding direction : {Rounding::Up, Rounding::Down}) {
    const RoundingScope scope(direction);
    run();
  }
}

}  // namespace mathjudge::functions
