// expect: wrong-answer
// caught-by: structure
// mistake: a static workspace of the length of the first point: the gradient of a longer one is cut off

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
Dual pow(const Dual& a, double p) { return {std::pow(a.v, p), p == 0 ? 0 : p * std::pow(a.v, p - 1) * a.d}; }
Dual pow(const Dual& a, const Dual& b) {
  if (b.d == 0) return pow(a, b.v);
  const double y = std::pow(a.v, b.v);
  return {y, b.v * std::pow(a.v, b.v - 1) * a.d + y * std::log(a.v) * b.d};
}

template <class F>
std::vector<double> autodiff_gradient(const F& f, const std::vector<double>& x) {
  static std::vector<double> gradient(x.size());
  for (std::size_t i = 0; i < gradient.size() && i < x.size(); ++i) {
    std::vector<Dual> point(x.begin(), x.end());
    point[i].d = 1;
    gradient[i] = f(point).d;
  }
  return gradient;
}
