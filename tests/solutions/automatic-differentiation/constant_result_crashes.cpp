// expect: runtime-error
// caught-by: shape
// mistake: takes it for granted that the result is on the tape: that of a constant function is not

#include <cmath>
#include <cstddef>
#include <vector>

struct Step {
  std::size_t a, b;
  double wa, wb;
};
static std::vector<Step> tape;
constexpr std::size_t kConstant = static_cast<std::size_t>(-1);
static bool reading_inputs = false;

struct Number {
  double v = 0;
  std::size_t id = kConstant;
  Number() = default;
  Number(double value) : v(value) {}
};

static Number make(double v, const Number& a, double wa, const Number& b = {}, double wb = 0) {
  if (a.id == kConstant && b.id == kConstant && !reading_inputs) return v;
  Number r(v);
  r.id = tape.size();
  tape.push_back({a.id, b.id, wa, wb});
  return r;
}

Number operator+(const Number& a, const Number& b) { return make(a.v + b.v, a, 1, b, 1); }
Number operator-(const Number& a, const Number& b) { return make(a.v - b.v, a, 1, b, -1); }
Number operator*(const Number& a, const Number& b) { return make(a.v * b.v, a, b.v, b, a.v); }
Number operator/(const Number& a, const Number& b) {
  return make(a.v / b.v, a, 1 / b.v, b, -a.v / (b.v * b.v));
}
Number operator-(const Number& a) { return make(-a.v, a, -1); }
Number& operator+=(Number& a, const Number& b) { return a = a + b; }
Number& operator-=(Number& a, const Number& b) { return a = a - b; }
Number& operator*=(Number& a, const Number& b) { return a = a * b; }
Number& operator/=(Number& a, const Number& b) { return a = a / b; }
bool operator<(const Number& a, const Number& b) { return a.v < b.v; }
bool operator>(const Number& a, const Number& b) { return a.v > b.v; }
bool operator<=(const Number& a, const Number& b) { return a.v <= b.v; }
bool operator>=(const Number& a, const Number& b) { return a.v >= b.v; }
Number sin(const Number& a) { return make(std::sin(a.v), a, std::cos(a.v)); }
Number cos(const Number& a) { return make(std::cos(a.v), a, -std::sin(a.v)); }
Number exp(const Number& a) { return make(std::exp(a.v), a, std::exp(a.v)); }
Number log(const Number& a) { return make(std::log(a.v), a, 1 / a.v); }
Number sqrt(const Number& a) { return make(std::sqrt(a.v), a, 0.5 / std::sqrt(a.v)); }
Number tanh(const Number& a) { return make(std::tanh(a.v), a, 1 - std::tanh(a.v) * std::tanh(a.v)); }
Number abs(const Number& a) { return make(std::abs(a.v), a, a.v < 0 ? -1 : 1); }
Number pow(const Number& a, double p) {
  return make(std::pow(a.v, p), a, p == 0 ? 0 : p * std::pow(a.v, p - 1));
}
Number pow(const Number& a, const Number& b) {
  const double y = std::pow(a.v, b.v);
  const double wa = b.v == 0 ? 0 : b.v * std::pow(a.v, b.v - 1);
  return make(y, a, wa, b, b.id == kConstant ? 0 : y * std::log(a.v));
}

template <class F>
std::vector<double> autodiff_gradient(const F& f, const std::vector<double>& x) {
  tape.clear();
  std::vector<Number> point;
  reading_inputs = true;
  for (double value : x) point.push_back(make(value, {}, 0));
  reading_inputs = false;
  const Number result = f(point);
  std::vector<double> adjoint(tape.size(), 0.0);
  adjoint.at(result.id) = 1;
  for (std::size_t i = tape.size(); i-- > 0;) {
    if (adjoint[i] == 0) continue;
    if (tape[i].a != kConstant) adjoint[tape[i].a] += tape[i].wa * adjoint[i];
    if (tape[i].b != kConstant) adjoint[tape[i].b] += tape[i].wb * adjoint[i];
  }
  return std::vector<double>(adjoint.begin(), adjoint.begin() + static_cast<std::ptrdiff_t>(x.size()));
}
