// expect: wrong-answer
// caught-by: edge
// mistake: one rule for all powers: log of a negative base is NaN, and NaN times a slope of 0 stays NaN

#include <cmath>
#include <cstddef>
#include <vector>

struct Dual {
  double v = 0, d = 0;
  Dual() = default;
  Dual(double value, double slope = 0) : v(value), d(slope) {}
  Dual operator-() const { return {-v, -d}; }
  Dual& operator+=(const Dual& o);
  Dual& operator-=(const Dual& o);
  Dual& operator*=(const Dual& o);
  Dual& operator/=(const Dual& o);
};

Dual operator+(const Dual& a, const Dual& b) { return {a.v + b.v, a.d + b.d}; }
Dual operator-(const Dual& a, const Dual& b) { return {a.v - b.v, a.d - b.d}; }
Dual operator*(const Dual& a, const Dual& b) { return {a.v * b.v, a.d * b.v + a.v * b.d}; }
Dual operator/(const Dual& a, const Dual& b) { return {a.v / b.v, (a.d * b.v - a.v * b.d) / (b.v * b.v)}; }
Dual& Dual::operator+=(const Dual& o) { return *this = *this + o; }
Dual& Dual::operator-=(const Dual& o) { return *this = *this - o; }
Dual& Dual::operator*=(const Dual& o) { return *this = *this * o; }
Dual& Dual::operator/=(const Dual& o) { return *this = *this / o; }
bool operator<(const Dual& a, const Dual& b) { return a.v < b.v; }
bool operator>(const Dual& a, const Dual& b) { return a.v > b.v; }
bool operator<=(const Dual& a, const Dual& b) { return a.v <= b.v; }
bool operator>=(const Dual& a, const Dual& b) { return a.v >= b.v; }
Dual sin(const Dual& a) { return {std::sin(a.v), std::cos(a.v) * a.d}; }
Dual cos(const Dual& a) { return {std::cos(a.v), -std::sin(a.v) * a.d}; }
Dual exp(const Dual& a) { return {std::exp(a.v), std::exp(a.v) * a.d}; }
Dual log(const Dual& a) { return {std::log(a.v), a.d / a.v}; }
Dual sqrt(const Dual& a) { return {std::sqrt(a.v), a.d / (2 * std::sqrt(a.v))}; }
Dual tanh(const Dual& a) { return {std::tanh(a.v), (1 - std::tanh(a.v) * std::tanh(a.v)) * a.d}; }
Dual abs(const Dual& a) { return {std::abs(a.v), a.v < 0 ? -a.d : a.d}; }

Dual pow(const Dual& a, const Dual& b) {
  const double y = std::pow(a.v, b.v);
  return {y, b.v * std::pow(a.v, b.v - 1) * a.d + y * std::log(a.v) * b.d};
}

template <class F>
std::vector<double> autodiff_gradient(const F& f, const std::vector<double>& x) {
  std::vector<double> gradient;
  for (std::size_t i = 0; i < x.size(); ++i) {
    std::vector<Dual> point(x.begin(), x.end());
    point[i].d = 1;
    gradient.push_back(f(point).d);
  }
  return gradient;
}
