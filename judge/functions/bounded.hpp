// Running error analysis: each value comes with a bound on the error that an evaluation in double
// arithmetic would have made by then (Wilkinson; Higham, Accuracy and Stability, 2nd ed., section 3.3).
#pragma once

#include <cmath>
#include <limits>
#include <type_traits>

namespace mathjudge::functions {

/// `value` is computed in long double; `bound` is on |fl(...) - value|, where fl is the same sequence of
/// operations in round-to-nearest double. Assumed of the elementary functions, as measured for glibc: 1 ulp,
/// tanh 2 ulp, sqrt correctly rounded. pow is allowed exp(b log a) instead. Where double would overflow, the
/// bound is infinite.
struct Bounded {
  long double value = 0;
  long double bound = 0;

  Bounded() = default;
  template <class Number>
  requires std::is_arithmetic_v<Number> Bounded(Number exact) : value(static_cast<long double>(exact)) {}

  friend Bounded operator+(const Bounded& a, const Bounded& b) {
    return rounded(a.value + b.value, a.bound + b.bound);
  }
  friend Bounded operator-(const Bounded& a, const Bounded& b) {
    return rounded(a.value - b.value, a.bound + b.bound);
  }
  friend Bounded operator*(const Bounded& a, const Bounded& b) {
    const long double inherited =
        magnitude(a) * b.bound + magnitude(b) * a.bound + a.bound * b.bound + kUnderflow;
    return rounded(a.value * b.value, inherited);
  }
  friend Bounded operator/(const Bounded& a, const Bounded& b) {
    // |A/B - a/b| <= (|b| ea + |a| eb) / (|b| (|b| - eb)) for |A - a| <= ea, |B - b| <= eb < |b|.
    const long double m = magnitude(b), nearest = m - b.bound;
    const long double inherited =
        nearest > 0 ? (m * a.bound + magnitude(a) * b.bound) / (m * nearest) + kUnderflow : kInfinity;
    return rounded(a.value / b.value, inherited);
  }
  friend Bounded operator-(const Bounded& a) { return {-a.value, a.bound}; }

  Bounded& operator+=(const Bounded& b) { return *this = *this + b; }
  Bounded& operator-=(const Bounded& b) { return *this = *this - b; }
  Bounded& operator*=(const Bounded& b) { return *this = *this * b; }
  Bounded& operator/=(const Bounded& b) { return *this = *this / b; }

  friend bool operator<(const Bounded& a, const Bounded& b) { return a.value < b.value; }
  friend bool operator<=(const Bounded& a, const Bounded& b) { return a.value <= b.value; }
  friend bool operator>(const Bounded& a, const Bounded& b) { return a.value > b.value; }
  friend bool operator>=(const Bounded& a, const Bounded& b) { return a.value >= b.value; }

  friend Bounded sin(const Bounded& a) {
    const long double value = std::sin(a.value);
    return rounded(value, oscillation(std::cos(a.value), a.bound), 2);
  }
  friend Bounded cos(const Bounded& a) {
    const long double value = std::cos(a.value);
    return rounded(value, oscillation(std::sin(a.value), a.bound), 2);
  }
  friend Bounded exp(const Bounded& a) {
    const long double value = std::exp(a.value);
    return rounded(value, value * std::expm1(a.bound), 2);
  }
  friend Bounded log(const Bounded& a) { return rounded(std::log(a.value), relative_spread(a), 2); }
  friend Bounded sqrt(const Bounded& a) {
    const long double value = std::sqrt(a.value);
    const long double lowest = std::sqrt(std::fmax(a.value - a.bound, 0.0L));
    return rounded(value, a.bound > 0 ? a.bound / (value + lowest) : 0);
  }
  friend Bounded tanh(const Bounded& a) {
    const long double value = std::tanh(a.value);
    // |tanh''| <= 4 / (3 sqrt 3) < 0.77.
    const long double inherited = (1 - value * value) * a.bound + 0.385L * a.bound * a.bound;
    return rounded(value, std::fmin(inherited, 2.0L), 4);
  }
  friend Bounded abs(const Bounded& a) { return {magnitude(a), a.bound}; }
  friend Bounded pow(const Bounded& a, const Bounded& b) {
    const long double value = std::pow(a.value, b.value);
    if (!(magnitude(a) > 0))
      return rounded(value, a.bound > 0 && b.value > 0 ? std::pow(a.bound, b.value) : 0, 2);
    const long double log_base = std::abs(std::log(magnitude(a))),
                      spread = b.value == 0 ? 0 : relative_spread(a);
    const long double exponent_error = magnitude(b) * spread + log_base * b.bound + spread * b.bound;
    return rounded(value, std::abs(value) * std::expm1(exponent_error), 2 * (1 + magnitude(b) * log_base));
  }
  friend Bounded pow(const Bounded& a, double exponent) { return pow(a, Bounded(exponent)); }
  friend Bounded pow(const Bounded& a, int exponent) { return pow(a, Bounded(exponent)); }
  friend Bounded pow(double base, const Bounded& b) { return pow(Bounded(base), b); }

  friend bool vanishes(const Bounded& a) { return a.value == 0 && a.bound == 0; }

 private:
  // The unit roundoff of double, with room for the long double arithmetic of the analysis itself.
  static constexpr long double kUnit = 0x1.01p-53L;
  static constexpr long double kUnderflow = 0x1p-1075L;  // half the smallest subnormal
  static constexpr long double kInfinity = std::numeric_limits<long double>::infinity();

  Bounded(long double v, long double b) : value(v), bound(b) {}

  // A result that inherits an error and is then rounded, `units` times kUnit at most.
  static Bounded rounded(long double value, long double inherited, long double units = 1) {
    const long double bound = inherited + units * kUnit * (std::abs(value) + inherited);
    const bool overflows = std::abs(value) + bound > std::numeric_limits<double>::max();
    return {value, overflows ? kInfinity : bound};
  }

  static long double magnitude(const Bounded& a) { return std::abs(a.value); }

  // max |log A - log a| over |A - a| <= bound.
  static long double relative_spread(const Bounded& a) {
    return a.bound < magnitude(a) ? -std::log1p(-a.bound / magnitude(a)) : kInfinity;
  }

  // max |sin A - sin a| or |cos A - cos a|, where `slope` is the derivative at a.
  static long double oscillation(long double slope, long double bound) {
    return std::fmin(std::abs(slope) * bound + bound * bound / 2, 2.0L);
  }
};

}  // namespace mathjudge::functions
