// Gradients by forward-mode automatic differentiation with dual numbers.
//
// Idea. A dual number a + a' e with e^2 = 0 carries a value and the derivative of that value along one
// direction. Arithmetic on dual numbers is the calculus of first derivatives: (a + a' e)(b + b' e) = ab +
// (a'b + ab') e is the product rule, and g(a + a' e) = g(a) + g'(a) a' e is the chain rule. Running f on x +
// e_i e gives df/dx_i.
//
// Complexity. One evaluation of f per input, each at about three times the cost of f in double: O(n cost(f))
// time, no memory beyond what f itself uses. Reverse mode (the optimized variant) needs one evaluation for
// all inputs.
//
// Numerical notes.
// - No step size and no truncation: each derivative rule is exact, so the result is as good as the formulas
// are.
// - A rule must not divide by what may be zero. The slope of x^p is p x^(p-1), not p x^p / x; and x^0 is the
//   constant 1, also at 0, where 0 * 0^(-1) would be NaN.
// - a^b has the slope a' b a^(b-1) + b' log(a) a^b. The second term exists only where the exponent varies:
//   with b' = 0 the base may be negative, and log(a) must not be asked for.
// - Comparisons look at the value alone: the program takes the branch that it takes for doubles.

#include <cmath>
#include <cstddef>
#include <vector>

namespace {

struct Dual {
  double value = 0, slope = 0;

  Dual() = default;
  Dual(double constant)
      : value(constant) {}  // implicit: numbers in f are constants, of slope 0 (ints convert too)
  Dual(double v, double s) : value(v), slope(s) {}

  Dual operator-() const { return {-value, -slope}; }

  friend Dual operator+(const Dual& a, const Dual& b) { return {a.value + b.value, a.slope + b.slope}; }
  friend Dual operator-(const Dual& a, const Dual& b) { return {a.value - b.value, a.slope - b.slope}; }
  friend Dual operator*(const Dual& a, const Dual& b) {
    return {a.value * b.value, a.slope * b.value + a.value * b.slope};
  }
  friend Dual operator/(const Dual& a, const Dual& b) {
    const double quotient = a.value / b.value;
    return {quotient, (a.slope - quotient * b.slope) / b.value};  // (a'b - ab') / b^2 without the square
  }

  // The whole right-hand side is computed before anything is stored, so y *= y is safe.
  Dual& operator+=(const Dual& b) { return *this = *this + b; }
  Dual& operator-=(const Dual& b) { return *this = *this - b; }
  Dual& operator*=(const Dual& b) { return *this = *this * b; }
  Dual& operator/=(const Dual& b) { return *this = *this / b; }

  friend bool operator<(const Dual& a, const Dual& b) { return a.value < b.value; }
  friend bool operator>(const Dual& a, const Dual& b) { return a.value > b.value; }
  friend bool operator<=(const Dual& a, const Dual& b) { return a.value <= b.value; }
  friend bool operator>=(const Dual& a, const Dual& b) { return a.value >= b.value; }
  friend bool operator==(const Dual& a, const Dual& b) { return a.value == b.value; }
};

// The functions stand beside Dual in its namespace, where argument-dependent lookup finds them.
Dual sin(const Dual& a) { return {std::sin(a.value), std::cos(a.value) * a.slope}; }
Dual cos(const Dual& a) { return {std::cos(a.value), -std::sin(a.value) * a.slope}; }
Dual log(const Dual& a) { return {std::log(a.value), a.slope / a.value}; }
Dual abs(const Dual& a) { return a.value < 0 ? -a : a; }

Dual exp(const Dual& a) {
  const double e = std::exp(a.value);
  return {e, e * a.slope};
}

Dual sqrt(const Dual& a) {
  const double root = std::sqrt(a.value);
  return {root, a.slope / (2 * root)};
}

Dual tanh(const Dual& a) {
  const double t = std::tanh(a.value);
  return {t, (1 - t * t) * a.slope};
}

// d(a^p)/da for a constant p.
double power_rule(double a, double p) { return p == 0 ? 0 : p * std::pow(a, p - 1); }

Dual pow(const Dual& a, double p) { return {std::pow(a.value, p), power_rule(a.value, p) * a.slope}; }

Dual pow(const Dual& a, const Dual& b) {
  const double power = std::pow(a.value, b.value);
  double slope = power_rule(a.value, b.value) * a.slope;
  if (b.slope != 0) slope += power * std::log(a.value) * b.slope;
  return {power, slope};
}

}  // namespace

template <class F>
std::vector<double> autodiff_gradient(const F& f, const std::vector<double>& x) {
  std::vector<Dual> point(x.begin(), x.end());
  std::vector<double> gradient(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) {
    point[i].slope = 1;  // differentiate along the i-th coordinate
    gradient[i] = f(point).slope;
    point[i].slope = 0;
  }
  return gradient;
}
