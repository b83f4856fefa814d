// Reverse differentiation: a tape of every operation, swept backwards once for the derivative of one
// output in all inputs. Over any base scalar: Dual for Hessians, Bounded for error bounds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <vector>

#include "functions/dual.hpp"
#include "functions/rules.hpp"

namespace mathjudge::functions {

/// One node for each operation on something that depends on an input: where its operands stand on the tape
/// and the partial derivatives in them.
template <class S>
class Tape {
 public:
  static constexpr std::int32_t kNone = -1;

  std::int32_t add(std::int32_t first, const S& first_partial, std::int32_t second = kNone,
                   const S& second_partial = S(0)) {
    nodes_.push_back({{first, second}, {first_partial, second_partial}});
    return static_cast<std::int32_t>(nodes_.size()) - 1;
  }
  std::size_t size() const { return nodes_.size(); }
  void clear() { nodes_.clear(); }

  /// The derivatives of node `output` in every node before it, itself included.
  std::vector<S> adjoints(std::int32_t output) const {
    std::vector<S> adjoint(static_cast<std::size_t>(output) + 1, S(0));
    adjoint.back() = S(1);
    for (std::size_t k = adjoint.size(); k-- > 0;) {
      if (vanishes(adjoint[k])) continue;  // a node that does not matter must not contribute 0 * infinity
      for (int j = 0; j < 2; ++j) {
        const std::int32_t parent = nodes_[k].parents[j];
        if (parent != kNone) adjoint[static_cast<std::size_t>(parent)] += adjoint[k] * nodes_[k].partials[j];
      }
    }
    return adjoint;
  }

 private:
  struct Node {
    std::int32_t parents[2];
    S partials[2];
  };
  std::vector<Node> nodes_;
};

/// A value and its place on a tape; a constant has no tape.
template <class S>
class Reverse {
 public:
  Reverse() = default;
  template <class Number>
  requires std::is_arithmetic_v<Number> Reverse(Number number) : value_(number) {}

  /// An independent variable.
  static Reverse input(Tape<S>& tape, const S& value) {
    return {value, &tape, tape.add(Tape<S>::kNone, S(0))};
  }

  const S& value() const { return value_; }
  bool is_constant() const { return tape_ == nullptr; }
  std::int32_t index() const { return index_; }

  friend Reverse operator+(const Reverse& a, const Reverse& b) {
    return join(a.value_ + b.value_, a, S(1), b, S(1));
  }
  friend Reverse operator-(const Reverse& a, const Reverse& b) {
    return join(a.value_ - b.value_, a, S(1), b, S(-1));
  }
  friend Reverse operator*(const Reverse& a, const Reverse& b) {
    return join(a.value_ * b.value_, a, b.value_, b, a.value_);
  }
  friend Reverse operator/(const Reverse& a, const Reverse& b) {
    const S quotient = a.value_ / b.value_;
    return join(quotient, a, 1 / b.value_, b, -quotient / b.value_);
  }
  friend Reverse operator-(const Reverse& a) { return a.chain({-a.value_, S(-1)}); }

  Reverse& operator+=(const Reverse& b) { return *this = *this + b; }
  Reverse& operator-=(const Reverse& b) { return *this = *this - b; }
  Reverse& operator*=(const Reverse& b) { return *this = *this * b; }
  Reverse& operator/=(const Reverse& b) { return *this = *this / b; }

  friend bool operator<(const Reverse& a, const Reverse& b) { return a.value_ < b.value_; }
  friend bool operator<=(const Reverse& a, const Reverse& b) { return a.value_ <= b.value_; }
  friend bool operator>(const Reverse& a, const Reverse& b) { return a.value_ > b.value_; }
  friend bool operator>=(const Reverse& a, const Reverse& b) { return a.value_ >= b.value_; }

  friend Reverse sin(const Reverse& a) { return a.chain(rules::sine(a.value_)); }
  friend Reverse cos(const Reverse& a) { return a.chain(rules::cosine(a.value_)); }
  friend Reverse exp(const Reverse& a) { return a.chain(rules::exponential(a.value_)); }
  friend Reverse log(const Reverse& a) { return a.chain(rules::logarithm(a.value_)); }
  friend Reverse sqrt(const Reverse& a) { return a.chain(rules::square_root(a.value_)); }
  friend Reverse tanh(const Reverse& a) { return a.chain(rules::hyperbolic_tangent(a.value_)); }
  friend Reverse abs(const Reverse& a) { return a.chain(rules::absolute_value(a.value_)); }
  friend Reverse pow(const Reverse& a, double exponent) { return a.chain(rules::power(a.value_, exponent)); }
  friend Reverse pow(const Reverse& a, int exponent) { return pow(a, static_cast<double>(exponent)); }
  friend Reverse pow(const Reverse& a, const Reverse& b) {
    const rules::PowerSlopes<S> p = rules::power_of(a.value_, b.value_);
    return join(p.value, a, p.in_base, b, p.in_exponent);
  }
  friend Reverse pow(double base, const Reverse& b) { return pow(Reverse(base), b); }

 private:
  Reverse(const S& value, Tape<S>* tape, std::int32_t index) : value_(value), tape_(tape), index_(index) {}

  Reverse chain(const rules::Slope<S>& f) const {
    return is_constant() ? Reverse(f.value, nullptr, Tape<S>::kNone)
                         : Reverse(f.value, tape_, tape_->add(index_, f.slope));
  }

  static Reverse join(const S& value, const Reverse& a, const S& in_a, const Reverse& b, const S& in_b) {
    if (a.is_constant()) return b.chain({value, in_b});
    if (b.is_constant()) return a.chain({value, in_a});
    return {value, a.tape_, a.tape_->add(a.index_, in_a, b.index_, in_b)};
  }

  S value_{};
  Tape<S>* tape_ = nullptr;
  std::int32_t index_ = Tape<S>::kNone;
};

}  // namespace mathjudge::functions
