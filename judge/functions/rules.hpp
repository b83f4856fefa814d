// The derivative of each elementary function, once, for every scalar that propagates derivatives.
// Value and slope are computed in the base scalar S, so nesting and error bounds come for free.
#pragma once

#include <cmath>

namespace mathjudge::functions {

/// Whether a scalar is 0 in every component, so that 0 * infinity may be left out.
inline bool vanishes(double a) { return a == 0; }
inline bool vanishes(long double a) { return a == 0; }

}  // namespace mathjudge::functions

namespace mathjudge::functions::rules {

/// f(a) and f'(a).
template <class S>
struct Slope {
  S value, slope;
};

template <class S>
Slope<S> sine(const S& a) {
  using std::cos, std::sin;
  return {sin(a), cos(a)};
}

template <class S>
Slope<S> cosine(const S& a) {
  using std::cos, std::sin;
  return {cos(a), -sin(a)};
}

template <class S>
Slope<S> exponential(const S& a) {
  using std::exp;
  const S value = exp(a);
  return {value, value};
}

template <class S>
Slope<S> logarithm(const S& a) {
  using std::log;
  return {log(a), 1 / a};
}

template <class S>
Slope<S> square_root(const S& a) {
  using std::sqrt;
  const S value = sqrt(a);
  return {value, 1 / (2 * value)};
}

/// 1 - tanh^2, as nearly everyone writes it, and not 1 / cosh^2: where tanh is close to 1 the rounding of
/// this form dominates, and error bounds have to count it.
template <class S>
Slope<S> hyperbolic_tangent(const S& a) {
  using std::tanh;
  const S value = tanh(a);
  return {value, 1 - value * value};
}

template <class S>
Slope<S> absolute_value(const S& a) {
  using std::abs;
  return {abs(a), S(a < 0.0 ? -1 : a > 0.0 ? 1 : 0)};
}

/// a^exponent with a constant exponent: the slope of a^0 is 0 everywhere, also at 0, and negative bases are
/// fine.
template <class S, class Number>
Slope<S> power(const S& a, Number exponent) {
  using std::pow;
  if (!(exponent < 0) && !(exponent > 0)) return {pow(a, exponent), S(0)};
  return {pow(a, exponent), exponent * pow(a, exponent - 1)};
}

/// a^b and its partial derivatives. For a <= 0 the exponent has to be a constant (nothing else has a
/// derivative there), so that its slope is 0.
template <class S>
struct PowerSlopes {
  S value, in_base, in_exponent;
};

template <class S>
PowerSlopes<S> power_of(const S& a, const S& b) {
  using std::log, std::pow;
  const S value = pow(a, b);
  const bool constant_one = b <= 0.0 && b >= 0.0 && a <= 0.0 && a >= 0.0;
  const S in_base = constant_one ? S(0) : b * pow(a, b - 1);
  return {value, in_base, a > 0.0 ? log(a) * value : S(0)};
}

}  // namespace mathjudge::functions::rules
