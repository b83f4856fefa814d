// Gradients by reverse-mode automatic differentiation on a tape: all partial derivatives from one evaluation.
//
// Idea. While f runs, each operation appends a node to a tape: which earlier nodes it used, and its partial
// derivative with respect to each. The adjoint of a node is d f / d node. The output has the adjoint 1; a
// node hands its adjoint, times the partial, to each of its parents, and a node that was used twice adds up
// what it is handed. Parents always precede their children on the tape, so one backward pass over it meets
// every node after all of its uses: no recursion, no sorting, and a node that is shared by many expressions
// is still visited once.
//
// Complexity. O(cost(f)) time for any number of inputs (about four times f; the "cheap gradient principle",
// Baur and Strassen 1983), and 24 bytes a recorded operation. Dual numbers need n evaluations but no tape.
//
// Numerical notes. As for dual numbers: the rules are exact. Two traps belong to reverse mode. Adjoints must
// be accumulated (+=), and a partial that is infinite or NaN may only meet an adjoint that is not zero: 0 *
// inf would poison inputs that do not matter.

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace {

struct Node {
  std::uint32_t parents[2];  // node 0 stands for every constant: what it is handed is never read
  double partials[2];
};
using Tape = std::vector<Node>;

// A number of f: its value, and where it stands on the tape (a constant stands on none).
struct Variable {
  double value = 0;
  std::uint32_t index = 0;
  Tape* tape = nullptr;

  Variable() = default;
  Variable(double constant) : value(constant) {}  // implicit, and ints convert too
  Variable(double v, std::uint32_t i, Tape* t) : value(v), index(i), tape(t) {}
};

// The result of an operation on a and b, with the partial derivatives wa and wb.
Variable record(double value, const Variable& a, double wa, const Variable& b, double wb) {
  Tape* tape = a.tape != nullptr ? a.tape : b.tape;
  if (tape == nullptr) return value;  // constants make constants
  tape->push_back({{a.index, b.index}, {wa, wb}});
  return {value, static_cast<std::uint32_t>(tape->size() - 1), tape};
}
Variable record(double value, const Variable& a, double wa) { return record(value, a, wa, {}, 0); }

Variable operator-(const Variable& a) { return record(-a.value, a, -1); }
Variable operator+(const Variable& a, const Variable& b) { return record(a.value + b.value, a, 1, b, 1); }
Variable operator-(const Variable& a, const Variable& b) { return record(a.value - b.value, a, 1, b, -1); }
Variable operator*(const Variable& a, const Variable& b) {
  return record(a.value * b.value, a, b.value, b, a.value);
}
Variable operator/(const Variable& a, const Variable& b) {
  const double quotient = a.value / b.value;
  return record(quotient, a, 1 / b.value, b, -quotient / b.value);
}

// A new node replaces the old one in the variable; the old one stays on the tape for its other users, so
// y *= y needs no special care.
Variable& operator+=(Variable& a, const Variable& b) { return a = a + b; }
Variable& operator-=(Variable& a, const Variable& b) { return a = a - b; }
Variable& operator*=(Variable& a, const Variable& b) { return a = a * b; }
Variable& operator/=(Variable& a, const Variable& b) { return a = a / b; }

bool operator<(const Variable& a, const Variable& b) { return a.value < b.value; }
bool operator>(const Variable& a, const Variable& b) { return a.value > b.value; }
bool operator<=(const Variable& a, const Variable& b) { return a.value <= b.value; }
bool operator>=(const Variable& a, const Variable& b) { return a.value >= b.value; }
bool operator==(const Variable& a, const Variable& b) { return a.value == b.value; }

Variable sin(const Variable& a) { return record(std::sin(a.value), a, std::cos(a.value)); }
Variable cos(const Variable& a) { return record(std::cos(a.value), a, -std::sin(a.value)); }
Variable log(const Variable& a) { return record(std::log(a.value), a, 1 / a.value); }
Variable abs(const Variable& a) { return a.value < 0 ? -a : a; }

Variable exp(const Variable& a) {
  const double e = std::exp(a.value);
  return record(e, a, e);
}

Variable sqrt(const Variable& a) {
  const double root = std::sqrt(a.value);
  return record(root, a, 0.5 / root);
}

Variable tanh(const Variable& a) {
  const double t = std::tanh(a.value);
  return record(t, a, 1 - t * t);
}

// d(a^p)/da for a constant p: x^0 is the constant 1, also at 0.
double power_rule(double a, double p) { return p == 0 ? 0 : p * std::pow(a, p - 1); }

Variable pow(const Variable& a, double p) { return record(std::pow(a.value, p), a, power_rule(a.value, p)); }

Variable pow(const Variable& a, const Variable& b) {
  if (b.tape == nullptr) return pow(a, b.value);  // a constant exponent allows a negative base: no logarithm
  const double power = std::pow(a.value, b.value);
  return record(power, a, power_rule(a.value, b.value), b, power * std::log(a.value));
}

}  // namespace

template <class F>
std::vector<double> autodiff_gradient(const F& f, const std::vector<double>& x) {
  Tape tape(1 + x.size(), Node{{0, 0}, {0, 0}});  // node 0, then the inputs, which have no parents
  std::vector<Variable> point;
  point.reserve(x.size());
  for (std::size_t i = 0; i < x.size(); ++i)
    point.push_back({x[i], static_cast<std::uint32_t>(i + 1), &tape});
  const Variable result = f(point);

  std::vector<double> adjoint(tape.size(), 0.0);
  adjoint[result.index] = 1;  // a constant result sits at node 0, from which nothing follows
  for (std::size_t i = tape.size(); i-- > x.size() + 1;) {
    if (adjoint[i] == 0) continue;
    for (int k = 0; k < 2; ++k) adjoint[tape[i].parents[k]] += tape[i].partials[k] * adjoint[i];
  }
  return {adjoint.begin() + 1, adjoint.begin() + 1 + static_cast<std::ptrdiff_t>(x.size())};
}
