// expect: wrong-answer
// caught-by: edge
// mistake: pow(T, T) does not know that the slope of x^0 is 0 also at x = 0: 0 * inf is NaN

#include <cmath>
#include <cstddef>
#include <vector>

namespace {

struct Dual {
  double value = 0, slope = 0;

  Dual() = default;
  Dual(double constant) : value(constant) {}
  Dual(double v, double s) : value(v), slope(s) {}

  Dual operator-() const { return {-value, -slope}; }

  friend Dual operator+(const Dual& a, const Dual& b) { return {a.value + b.value, a.slope + b.slope}; }
  friend Dual operator-(const Dual& a, const Dual& b) { return {a.value - b.value, a.slope - b.slope}; }
  friend Dual operator*(const Dual& a, const Dual& b) {
    return {a.value * b.value, a.slope * b.value + a.value * b.slope};
  }
  friend Dual operator/(const Dual& a, const Dual& b) {
    const double quotient = a.value / b.value;
    return {quotient, (a.slope - quotient * b.slope) / b.value};
  }

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

double power_rule(double a, double p) { return p == 0 ? 0 : p * std::pow(a, p - 1); }

Dual pow(const Dual& a, double p) { return {std::pow(a.value, p), power_rule(a.value, p) * a.slope}; }

Dual pow(const Dual& a, const Dual& b) {
  const double power = std::pow(a.value, b.value);
  double slope = b.value * std::pow(a.value, b.value - 1) * a.slope;
  if (b.slope != 0) slope += power * std::log(a.value) * b.slope;
  return {power, slope};
}

}  // namespace

template <class F>
std::vector<double> autodiff_gradient(const F& f, const std::vector<double>& x) {
  std::vector<Dual> point(x.begin(), x.end());
  std::vector<double> gradient(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) {
    point[i].slope = 1;
    gradient[i] = f(point).slope;
    point[i].slope = 0;
  }
  return gradient;
}
