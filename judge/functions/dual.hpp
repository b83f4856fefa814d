// Forward differentiation: a value and its derivative in one direction, over any base scalar.
// Nested, Dual<Dual<S>> carries second derivatives, and so on.
#pragma once

#include <type_traits>

#include "functions/rules.hpp"

namespace mathjudge::functions {

template <class S>
struct Dual {
  S value{};
  S tangent{};

  Dual() = default;
  template <class Number>
  requires std::is_arithmetic_v<Number> Dual(Number number) : value(number), tangent(0) {}
  Dual(S v, S t) : value(v), tangent(t) {}

  friend Dual operator+(const Dual& a, const Dual& b) { return {a.value + b.value, a.tangent + b.tangent}; }
  friend Dual operator-(const Dual& a, const Dual& b) { return {a.value - b.value, a.tangent - b.tangent}; }
  friend Dual operator*(const Dual& a, const Dual& b) {
    return {a.value * b.value, a.tangent * b.value + a.value * b.tangent};
  }
  friend Dual operator/(const Dual& a, const Dual& b) {
    const S quotient = a.value / b.value;
    return {quotient, (a.tangent - quotient * b.tangent) / b.value};
  }
  friend Dual operator-(const Dual& a) { return {-a.value, -a.tangent}; }

  Dual& operator+=(const Dual& b) { return *this = *this + b; }
  Dual& operator-=(const Dual& b) { return *this = *this - b; }
  Dual& operator*=(const Dual& b) { return *this = *this * b; }
  Dual& operator/=(const Dual& b) { return *this = *this / b; }

  friend bool operator<(const Dual& a, const Dual& b) { return a.value < b.value; }
  friend bool operator<=(const Dual& a, const Dual& b) { return a.value <= b.value; }
  friend bool operator>(const Dual& a, const Dual& b) { return a.value > b.value; }
  friend bool operator>=(const Dual& a, const Dual& b) { return a.value >= b.value; }

  friend Dual sin(const Dual& a) { return a.chain(rules::sine(a.value)); }
  friend Dual cos(const Dual& a) { return a.chain(rules::cosine(a.value)); }
  friend Dual exp(const Dual& a) { return a.chain(rules::exponential(a.value)); }
  friend Dual log(const Dual& a) { return a.chain(rules::logarithm(a.value)); }
  friend Dual sqrt(const Dual& a) { return a.chain(rules::square_root(a.value)); }
  friend Dual tanh(const Dual& a) { return a.chain(rules::hyperbolic_tangent(a.value)); }
  friend Dual abs(const Dual& a) { return a.chain(rules::absolute_value(a.value)); }
  friend Dual pow(const Dual& a, double exponent) { return a.chain(rules::power(a.value, exponent)); }
  friend Dual pow(const Dual& a, int exponent) { return pow(a, static_cast<double>(exponent)); }
  friend Dual pow(const Dual& a, const Dual& b) {
    const rules::PowerSlopes<S> p = rules::power_of(a.value, b.value);
    return {p.value, p.in_base * a.tangent + p.in_exponent * b.tangent};
  }
  friend Dual pow(double base, const Dual& b) { return pow(Dual(base), b); }

  friend bool vanishes(const Dual& a) { return vanishes(a.value) && vanishes(a.tangent); }

 private:
  Dual chain(const rules::Slope<S>& f) const { return {f.value, f.slope * tangent}; }
};

}  // namespace mathjudge::functions
