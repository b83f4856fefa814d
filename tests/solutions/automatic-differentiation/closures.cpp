// expect: accepted
// Reverse mode by pullbacks: each operation leaves a closure that moves its adjoint to its operands, and the
// closures run in the opposite order. One accumulation cell per value; no graph is ever walked.

#include <cmath>
#include <cstddef>
#include <deque>
#include <functional>
#include <vector>

namespace pullback {

struct Journal {
  std::deque<double> adjoints;
  std::deque<std::function<void()>> steps;
};
inline thread_local Journal* journal = nullptr;

struct Real {
  double v = 0;
  double* adjoint = nullptr;  // none for constants
  Real() = default;
  Real(double value) : v(value) {}
};

inline Real variable(double v) {
  Real r(v);
  journal->adjoints.push_back(0);
  r.adjoint = &journal->adjoints.back();
  return r;
}

inline Real unary(const Real& a, double v, double w) {
  if (!a.adjoint) return v;
  Real r = variable(v);
  journal->steps.push_back([from = r.adjoint, to = a.adjoint, w] {
    if (*from != 0) *to += w * *from;
  });
  return r;
}

inline Real binary(const Real& a, const Real& b, double v, double wa, double wb) {
  if (!a.adjoint) return unary(b, v, wb);
  if (!b.adjoint) return unary(a, v, wa);
  Real r = unary(a, v, wa);
  journal->steps.push_back([from = r.adjoint, to = b.adjoint, wb] {
    if (*from != 0) *to += wb * *from;
  });
  return r;
}

inline Real operator+(const Real& a, const Real& b) { return binary(a, b, a.v + b.v, 1, 1); }
inline Real operator-(const Real& a, const Real& b) { return binary(a, b, a.v - b.v, 1, -1); }
inline Real operator*(const Real& a, const Real& b) { return binary(a, b, a.v * b.v, b.v, a.v); }
inline Real operator/(const Real& a, const Real& b) {
  return binary(a, b, a.v / b.v, 1 / b.v, -(a.v / b.v) / b.v);
}
inline Real operator-(const Real& a) { return unary(a, -a.v, -1); }
inline Real& operator+=(Real& a, const Real& b) { return a = a + b; }
inline Real& operator-=(Real& a, const Real& b) { return a = a - b; }
inline Real& operator*=(Real& a, const Real& b) { return a = a * b; }
inline Real& operator/=(Real& a, const Real& b) { return a = a / b; }
inline bool operator<(const Real& a, const Real& b) { return a.v < b.v; }
inline bool operator>(const Real& a, const Real& b) { return b < a; }
inline bool operator<=(const Real& a, const Real& b) { return a.v <= b.v; }
inline bool operator>=(const Real& a, const Real& b) { return b <= a; }
inline Real sin(const Real& a) { return unary(a, std::sin(a.v), std::cos(a.v)); }
inline Real cos(const Real& a) { return unary(a, std::cos(a.v), -std::sin(a.v)); }
inline Real exp(const Real& a) { return unary(a, std::exp(a.v), std::exp(a.v)); }
inline Real log(const Real& a) { return unary(a, std::log(a.v), 1 / a.v); }
inline Real sqrt(const Real& a) { return unary(a, std::sqrt(a.v), 1 / (2 * std::sqrt(a.v))); }
inline Real tanh(const Real& a) {
  const double t = std::tanh(a.v);
  return unary(a, t, (1 - t) * (1 + t));
}
inline Real abs(const Real& a) { return a.v < 0 ? -a : a; }
inline Real pow(const Real& a, double p) {
  return unary(a, std::pow(a.v, p), p == 0 ? 0 : p * std::pow(a.v, p - 1));
}
inline Real pow(const Real& a, const Real& b) { return b.adjoint ? exp(b * log(a)) : pow(a, b.v); }

}  // namespace pullback

template <class F, class Point>
std::vector<double> autodiff_gradient(F f, const Point& x) {
  pullback::Journal mine;
  pullback::journal = &mine;
  std::vector<pullback::Real> point;
  for (double value : x) point.push_back(pullback::variable(value));
  const auto result = f(point);
  if (result.adjoint) *result.adjoint = 1;
  while (!mine.steps.empty()) {
    mine.steps.back()();
    mine.steps.pop_back();
  }
  pullback::journal = nullptr;
  std::vector<double> gradient;
  for (const auto& input : point) gradient.push_back(*input.adjoint);
  return gradient;
}
