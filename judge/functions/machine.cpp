// Control flow, integers and doubles of the interpreter.
// Integers are C++'s int, with overflow and division by zero thrown instead of undefined.
#include "functions/machine.hpp"

#include <fmt/format.h>

#include <cmath>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace mathjudge::functions::detail {
namespace {

// Bounds what one evaluation may allocate for its local arrays.
constexpr std::int64_t kMostArrayEntries = 1 << 24;

std::size_t position(std::int32_t index) { return static_cast<std::size_t>(index); }

std::size_t checked(std::int32_t index, std::size_t length, std::string_view what,
                    std::string_view name = "") {
  if (index < 0 || position(index) >= length)
    throw std::out_of_range(
        fmt::format("index {} is outside of {}{}, which has {} entries", index, what, name, length));
  return position(index);
}

std::int32_t integer(Op op, std::int64_t a, std::int64_t b) {
  std::int64_t result = a;  // IntMove
  switch (op) {
    case Op::IntAdd:
      result = a + b;
      break;
    case Op::IntSubtract:
      result = a - b;
      break;
    case Op::IntMultiply:
      result = a * b;
      break;
    case Op::IntDivide:
    case Op::IntRemainder:
      if (b == 0) throw std::domain_error("integer division by zero");
      result = op == Op::IntDivide ? a / b : a % b;
      break;
    case Op::IntNegate:
      result = -a;
      break;
    case Op::IntLess:
      return a < b;
    case Op::IntLessEqual:
      return a <= b;
    case Op::IntEqual:
      return a == b;
    case Op::IntNotEqual:
      return a != b;
    default:
      break;
  }
  if (result != static_cast<std::int32_t>(result)) throw std::overflow_error("integer overflow");
  return static_cast<std::int32_t>(result);
}

double real(Op op, double a, double b) {
  switch (op) {
    case Op::DoubleAdd:
      return a + b;
    case Op::DoubleSubtract:
      return a - b;
    case Op::DoubleMultiply:
      return a * b;
    case Op::DoubleDivide:
      return a / b;
    case Op::DoubleNegate:
      return -a;
    case Op::DoubleSin:
      return std::sin(a);
    case Op::DoubleCos:
      return std::cos(a);
    case Op::DoubleExp:
      return std::exp(a);
    case Op::DoubleLog:
      return std::log(a);
    case Op::DoubleSqrt:
      return std::sqrt(a);
    case Op::DoubleTanh:
      return std::tanh(a);
    case Op::DoubleAbs:
      return std::abs(a);
    case Op::DoublePow:
      return std::pow(a, b);
    default:  // DoubleMove
      return a;
  }
}

bool comparison(Op op, double a, double b) {
  switch (op) {
    case Op::DoubleLess:
      return a < b;
    case Op::DoubleLessEqual:
      return a <= b;
    case Op::DoubleEqual:
      return a == b;
    default:  // DoubleNotEqual
      return a != b;
  }
}

class Running final : public PlainMachine {
 public:
  Running(const Program& program, std::size_t length)
      : program_(program),
        length_(length),
        next_(program.code.data()),
        integers_(program.integers),
        doubles_(program.doubles) {
    integers_[0] = static_cast<std::int32_t>(length);
    i = integers_.data();
    d = doubles_.data();
  }

  const Instruction& next() override {
    for (;;) {
      const Instruction& step = *next_++;
      if (step.op == Op::Jump) {
        next_ = program_.code.data() + step.target;
      } else if (step.op == Op::JumpIfZero) {
        if (i[step.first] == 0) next_ = program_.code.data() + step.target;
      } else if (step.op < Op::IntMove || step.op >= Op::FromInt) {
        return step;
      } else if (step.op < Op::DoubleMove) {
        i[step.target] = integer(step.op, i[step.first], i[step.second]);
      } else if (step.op == Op::DoubleFromInt) {
        d[step.target] = i[step.first];
      } else if (step.op == Op::DoubleFromConstant) {
        d[step.target] = constant(step);
      } else if (step.op < Op::DoubleLess) {
        d[step.target] = real(step.op, d[step.first], d[step.second]);
      } else {
        i[step.target] = comparison(step.op, d[step.first], d[step.second]);
      }
    }
  }

  std::size_t scalars() const override { return position(program_.scalars); }

  std::size_t input(const Instruction& step) const override { return checked(i[step.first], length_, "x"); }

  std::size_t new_array(const Instruction& step, std::size_t count) override {
    const std::int64_t length = i[step.first];
    if (length < 0 || static_cast<std::int64_t>(count) + length > kMostArrayEntries)
      throw std::length_error(fmt::format("a local array of length {}", length));
    i[step.target] = static_cast<std::int32_t>(count);
    return count + position(i[step.first]);
  }

  std::size_t element(const Instruction& step) const override {
    return position(i[step.first]) + checked(i[step.second], position(i[step.third]), "a local array");
  }

  Range outputs(const Instruction& step) const override {
    if (step.op == Op::Output) return {step.first, step.first + 1};
    return {i[step.first], i[step.first] + i[step.second]};
  }

 private:
  double constant(const Instruction& step) const {
    const Constant& table = program_.constants[position(step.first)];
    const std::size_t row = checked(i[step.second], position(table.rows), "", table.name);
    if (table.rank < 2) return table.entries[row];
    return table.entries[row * position(table.columns) +
                         checked(i[step.third], position(table.columns), "a row of ", table.name)];
  }

  const Program& program_;
  std::size_t length_;
  const Instruction* next_;
  std::vector<std::int32_t> integers_;
  std::vector<double> doubles_;
};

}  // namespace

void require_scalar_valued(const Program& program) {
  if (!program.scalar_valued) throw std::invalid_argument("the function does not return one number");
}

Owner<PlainMachine> start(const Program& program, std::size_t length) {
  if (program.code.empty()) throw std::invalid_argument("the function has no program");
  if (program.inputs != kAnyCount && position(program.inputs) != length)
    throw std::invalid_argument(
        fmt::format("the function takes a point of {} coordinates, got {}", program.inputs, length));
  return Owner<PlainMachine>(new Running(program, length));
}

}  // namespace mathjudge::functions::detail
