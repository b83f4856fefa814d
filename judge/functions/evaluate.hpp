// Runs a Program over any scalar type T that keeps the contract of scalar_contract.hpp.
// Every operation of the formula calls the very operator of T that the formula shows, so that a
// solution's own automatic-differentiation scalar is exercised as C++ code would exercise it.
#ifndef MATHJUDGE_FUNCTIONS_EVALUATE_HPP
#define MATHJUDGE_FUNCTIONS_EVALUATE_HPP

#include <cmath>
#include <cstddef>
#include <vector>

#include "functions/machine.hpp"
#include "functions/program.hpp"
#include "functions/scalar_contract.hpp"

namespace mathjudge::functions {
namespace detail {

/// The scalar half of the interpreter: the t registers and the instructions on them. It is compiled with
/// every solution to automatic-differentiation, so it is made to compile fast: few functions, plain
/// allocations, and whatever does not depend on T is in PlainMachine.
template <class T>
class Machine {
 public:
  Machine(PlainMachine& plain, const T* x)
      : plain_(plain), x_(x), count_(plain.scalars()), owner_(count_), t_(owner_.get()) {}

  /// Runs up to the next Output, OutputArray or Return.
  [[gnu::cold]] const Instruction& run_to_output() {
    for (;;) {
      const Instruction& step = plain_.next();
      if (step.op < Op::IntMove) return step;
      if (step.op < Op::Negate) {
        place(step);
      } else if (step.op < Op::PowTT) {
        t_[step.target] = function(step.op, t_[step.first]);
      } else if (step.op < Op::AddTT) {
        t_[step.target] = power(step);
      } else if (step.op < Op::AddAssignT) {
        t_[step.target] = arithmetic(step);
      } else if (step.op < Op::LessTT) {
        assign(step, t_[step.target]);
      } else {
        plain_.i[step.target] = step.op < Op::LessTD
                                    ? compare(step.op, t_[step.first], t_[step.second])
                                    : compare(step.op, t_[step.first], plain_.d[step.second]);
      }
    }
  }

  const T& scalar(std::ptrdiff_t index) const { return t_[index]; }

 private:
  [[gnu::cold]] void place(const Instruction& step) {
    if (step.op == Op::ArrayNew) return grow(plain_.new_array(step, count_));
    T& y = t_[step.target];
    switch (step.op) {
      case Op::FromInt:
        y = implicitly(plain_.i[step.first]);
        break;
      case Op::FromDouble:
        y = implicitly(plain_.d[step.first]);
        break;
      case Op::Move:
        y = t_[step.first];
        break;
      case Op::Input:
        y = x_[plain_.input(step)];
        break;
      case Op::ArrayLoad:
        y = t_[plain_.element(step)];
        break;
      default:  // ArrayStore
        t_[plain_.element(step)] = y;
    }
  }

  // Copy-initialisation from a number: only an implicit conversion of T will do.
  template <class Number>
  static T implicitly(Number number) {
    return number;
  }

  void grow(std::size_t count) {
    OwnedArray<T> larger(count);
    for (std::size_t k = 0; k < count_; ++k) larger.get()[k] = t_[k];
    owner_.swap(larger);
    t_ = owner_.get();
    count_ = count;
  }

  [[gnu::cold]] static T function(Op op, const T& a) {
    using std::abs, std::cos, std::exp, std::log, std::sin, std::sqrt, std::tanh;
    switch (op) {
      case Op::Sin:
        return sin(a);
      case Op::Cos:
        return cos(a);
      case Op::Exp:
        return exp(a);
      case Op::Log:
        return log(a);
      case Op::Sqrt:
        return sqrt(a);
      case Op::Tanh:
        return tanh(a);
      case Op::Abs:
        return abs(a);
      default:
        return -a;
    }
  }

  [[gnu::cold]] T power(const Instruction& step) const {
    using std::pow;
    switch (step.op) {
      case Op::PowTT:
        return pow(scalar(step.first), scalar(step.second));
      case Op::PowTD:
        return pow(scalar(step.first), plain_.d[step.second]);
      case Op::PowTI:
        return pow(scalar(step.first), plain_.i[step.second]);
      default:
        return pow(plain_.d[step.first], scalar(step.second));
    }
  }

  [[gnu::cold]] T arithmetic(const Instruction& step) const {
    switch (kind(step.op, Op::AddTT)) {
      case 0:
        return binary(step.op, scalar(step.first), scalar(step.second));
      case 1:
        return binary(step.op, scalar(step.first), plain_.d[step.second]);
      case 2:
        return binary(step.op, plain_.d[step.first], scalar(step.second));
      case 3:
        return binary(step.op, scalar(step.first), plain_.i[step.second]);
      default:
        return binary(step.op, plain_.i[step.first], scalar(step.second));
    }
  }

  template <class Left, class Right>
  [[gnu::cold]] static T binary(Op op, const Left& a, const Right& b) {
    switch (operation(op, Op::AddTT)) {
      case 0:
        return a + b;
      case 1:
        return a - b;
      case 2:
        return a * b;
      default:
        return a / b;
    }
  }

  [[gnu::cold]] void assign(const Instruction& step, T& y) const {
    switch (kind(step.op, Op::AddAssignT)) {
      case 0:
        return compound(step.op, y, scalar(step.first));
      case 1:
        return compound(step.op, y, plain_.d[step.first]);
      default:
        return compound(step.op, y, plain_.i[step.first]);
    }
  }

  template <class Right>
  [[gnu::cold]] static void compound(Op op, T& y, const Right& b) {
    switch (operation(op, Op::AddAssignT)) {
      case 0:
        y += b;
        break;
      case 1:
        y -= b;
        break;
      case 2:
        y *= b;
        break;
      default:
        y /= b;
    }
  }

  template <class Right>
  [[gnu::cold]] static bool compare(Op op, const T& a, const Right& b) {
    switch (operation(op, Op::LessTT)) {
      case 0:
        return a < b;
      case 1:
        return a <= b;
      case 2:
        return a > b;
      default:
        return a >= b;
    }
  }

  // The arithmetic instructions come in fours (+ - * / or < <= > >=), one four per kind of operands.
  static int kind(Op op, Op base) { return (static_cast<int>(op) - static_cast<int>(base)) / 4; }
  static int operation(Op op, Op base) { return (static_cast<int>(op) - static_cast<int>(base)) % 4; }

  PlainMachine& plain_;
  const T* x_;
  std::size_t count_;
  OwnedArray<T> owner_;
  T* t_;  // the registers
};

}  // namespace detail

/// The outputs of `program` at `x`. Throws std::invalid_argument when x has the wrong length,
/// std::out_of_range for an index outside of x, an array or a constant, and what T's operators throw.
template <class T>
std::vector<T> evaluate(const Program& program, const std::vector<T>& x) {
  const detail::Owner<detail::PlainMachine> plain = detail::start(program, x.size());
  detail::Machine<T> machine(*plain, x.data());
  std::vector<T> result;
  for (;;) {
    const Instruction& step = machine.run_to_output();
    if (step.op == Op::Return) return result;
    const detail::Range range = plain->outputs(step);
    for (std::ptrdiff_t k = range.begin; k < range.end; ++k) result.push_back(machine.scalar(k));
  }
}

/// A scalar-valued program as automatic differentiation receives it: a functor for any scalar.
/// Keeps a reference to the program; throws std::invalid_argument for one that is not scalar-valued.
/// Calling it throws like evaluate(). It is made in the judge's own code: a solution only calls it.
class Generic {
 public:
  explicit Generic(const Program& program) : program_(program), start_(&detail::start) {
    detail::require_scalar_valued(program);
  }

  template <class T>
  T operator()(const std::vector<T>& x) const {
    if constexpr (missing_from_scalar<T>() != nullptr) {
      explain_scalar<T>();
      return T();
    } else {
      const detail::Owner<detail::PlainMachine> plain = start_(program_, x.size());
      detail::Machine<T> machine(*plain, x.data());
      return machine.scalar(plain->outputs(machine.run_to_output()).begin);
    }
  }

 private:
  const Program& program_;
  detail::Owner<detail::PlainMachine> (*start_)(const Program&, std::size_t);
};

}  // namespace mathjudge::functions

#endif
