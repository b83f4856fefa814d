// Which instruction stands for which operation on which kinds of operands.
// Constants of int and double are folded with the very operations that C++ would use.
#include "functions/builder.hpp"

#include <bit>
#include <optional>
#include <string_view>
#include <utility>

namespace mathjudge::functions {
namespace {

Op operator+(Op op, int offset) { return static_cast<Op>(static_cast<int>(op) + offset); }

// Index of an arithmetic operation in a four of instructions, and in Op's order of ints and doubles.
int index_of(char operation) { return static_cast<int>(std::string_view("+-*/%").find(operation)); }

bool is_int(std::int64_t value) { return value == static_cast<std::int32_t>(value); }

// What int arithmetic yields, or nothing where C++ leaves it undefined.
std::optional<std::int64_t> apply(char operation, std::int64_t a, std::int64_t b) {
  switch (operation) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    default:
      if (b == 0) return std::nullopt;
      return operation == '/' ? a / b : a % b;
  }
}

double apply(char operation, double a, double b) {
  switch (operation) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    default:
      return a / b;
  }
}

struct Comparison {
  std::string_view symbol;
  bool swap;     // a > b is b < a for ints and doubles
  Op integer;    // then the double instruction is as far from DoubleLess as this from IntLess
  int scalar;    // index in the four of scalar comparisons
  int mirrored;  // the same with the operands swapped
};
constexpr Comparison kComparisons[] = {
    {"<", false, Op::IntLess, 0, 2},   {"<=", false, Op::IntLessEqual, 1, 3},
    {">", true, Op::IntLess, 2, 0},    {">=", true, Op::IntLessEqual, 3, 1},
    {"==", false, Op::IntEqual, 0, 0}, {"!=", false, Op::IntNotEqual, 0, 0},
};

const Comparison& comparison(const std::string& symbol) {
  for (const Comparison& row : kComparisons) {
    if (row.symbol == symbol) return row;
  }
  return kComparisons[0];
}

}  // namespace

std::int32_t Builder::integer_variable(std::int32_t value) {
  integers_.push_back(value);
  return file(Kind::Int).count++;
}

Operand Builder::integer(std::int32_t value) {
  const auto [at, is_new] = integer_constants_.try_emplace(value, file(Kind::Int).count);
  if (is_new) integer_variable(value);
  return {Kind::Int, at->second, false, true};
}

Operand Builder::real(double value) {
  const auto bits = std::bit_cast<std::uint64_t>(value);
  const auto [at, is_new] = double_constants_.try_emplace(bits, file(Kind::Double).count);
  if (is_new) {
    doubles_.push_back(value);
    ++file(Kind::Double).count;
  }
  return {Kind::Double, at->second, false, true};
}

double Builder::value(const Operand& constant) const {
  const auto index = static_cast<std::size_t>(constant.index);
  return constant.kind == Kind::Int ? integers_[index] : doubles_[index];
}

Operand Builder::fresh(Kind kind, bool temporary) {
  RegisterFile& registers = file(kind);
  if (!registers.free.empty()) {
    const std::int32_t index = registers.free.back();
    registers.free.pop_back();
    return {kind, index, temporary, false};
  }
  if (kind == Kind::Int) integers_.push_back(0);
  if (kind == Kind::Double) doubles_.push_back(0);
  return {kind, registers.count++, temporary, false};
}

void Builder::release(const Operand& operand) {
  if (operand.temporary) file(operand.kind).free.push_back(operand.index);
}

void Builder::discard(Operand variable) {
  variable.temporary = true;
  release(variable);
}

void Builder::emit(Op op, std::int32_t target, std::int32_t first, std::int32_t second, std::int32_t third) {
  code_.push_back({op, target, first, second, third});
}

Operand Builder::emit_to(Kind kind, Op op, std::int32_t first, std::int32_t second, std::int32_t third) {
  const Operand result = fresh(kind, true);
  emit(op, result.index, first, second, third);
  return result;
}

Operand Builder::as_double(Operand value) {
  if (value.kind != Kind::Int) return value;
  if (value.constant) return real(this->value(value));
  release(value);
  return emit_to(Kind::Double, Op::DoubleFromInt, value.index);
}

Operand Builder::as_scalar(Operand value) {
  if (value.kind == Kind::Scalar) return value;
  release(value);
  return emit_to(Kind::Scalar, value.kind == Kind::Int ? Op::FromInt : Op::FromDouble, value.index);
}

Operand Builder::own(Operand value) {
  if (!value.temporary) {
    constexpr Op kMoves[] = {Op::IntMove, Op::DoubleMove, Op::Move};
    value = emit_to(value.kind, kMoves[static_cast<std::size_t>(value.kind)], value.index);
  }
  value.temporary = false;
  return value;
}

std::optional<Operand> Builder::fold(char operation, const Operand& a, const Operand& b) {
  if (!a.constant || !b.constant) return std::nullopt;
  if (a.kind != Kind::Int || b.kind != Kind::Int) return real(apply(operation, value(a), value(b)));
  const auto result =
      apply(operation, static_cast<std::int64_t>(value(a)), static_cast<std::int64_t>(value(b)));
  if (!result || !is_int(*result)) return std::nullopt;  // left to fail when it runs
  return integer(static_cast<std::int32_t>(*result));
}

Operand Builder::binary(char operation, Operand a, Operand b) {
  if (const auto folded = fold(operation, a, b)) return *folded;
  const int index = index_of(operation);
  if (a.kind != Kind::Scalar && b.kind != Kind::Scalar) {
    const bool integers = a.kind == Kind::Int && b.kind == Kind::Int;
    if (!integers) {
      a = as_double(a);
      b = as_double(b);
    }
    release(a);
    release(b);
    return emit_to(a.kind, (integers ? Op::IntAdd : Op::DoubleAdd) + index, a.index, b.index);
  }
  // The fours come in the order TT, TD, DT, TI, IT.
  const Kind other = a.kind == Kind::Scalar ? b.kind : a.kind;
  const int on_left = a.kind == Kind::Scalar ? 0 : 1;
  const int four = other == Kind::Scalar ? 0 : (other == Kind::Double ? 1 : 3) + on_left;
  release(a);
  release(b);
  return emit_to(Kind::Scalar, Op::AddTT + (4 * four + index), a.index, b.index);
}

Operand Builder::negate(Operand a) {
  if (a.constant && a.kind == Kind::Double) return real(-value(a));
  if (a.constant && is_int(-static_cast<std::int64_t>(value(a))))
    return integer(-static_cast<std::int32_t>(value(a)));
  release(a);
  constexpr Op kNegations[] = {Op::IntNegate, Op::DoubleNegate, Op::Negate};
  return emit_to(a.kind, kNegations[static_cast<std::size_t>(a.kind)], a.index);
}

Operand Builder::call(Op function, Operand a) {
  const bool scalar = a.kind == Kind::Scalar;
  a = scalar ? a : as_double(a);
  release(a);
  const int index = static_cast<int>(function) - static_cast<int>(Op::Sin);
  return emit_to(a.kind, scalar ? function : Op::DoubleSin + index, a.index);
}

Operand Builder::power(Operand a, Operand b) {
  if (a.kind != Kind::Scalar) a = as_double(a);
  Op op = Op::PowTT;
  if (a.kind == Kind::Scalar) {
    op = b.kind == Kind::Scalar ? Op::PowTT : b.kind == Kind::Double ? Op::PowTD : Op::PowTI;
  } else {
    b = as_double(b);
    op = b.kind == Kind::Scalar ? Op::PowDT : Op::DoublePow;
  }
  release(a);
  release(b);
  return emit_to(op == Op::DoublePow ? Kind::Double : Kind::Scalar, op, a.index, b.index);
}

Operand Builder::compare(const std::string& operation, Operand a, Operand b) {
  const Comparison& row = comparison(operation);
  Op op = row.integer;
  if (a.kind == Kind::Scalar || b.kind == Kind::Scalar) {
    const bool mirrored = a.kind != Kind::Scalar;  // T's comparisons have T on the left
    if (mirrored) std::swap(a, b);
    b = as_double(b);
    op = (b.kind == Kind::Scalar ? Op::LessTT : Op::LessTD) + (mirrored ? row.mirrored : row.scalar);
  } else {
    if (row.swap) std::swap(a, b);
    if (a.kind == Kind::Double || b.kind == Kind::Double) {
      a = as_double(a);
      b = as_double(b);
      op = Op::DoubleLess + (static_cast<int>(row.integer) - static_cast<int>(Op::IntLess));
    }
  }
  release(a);
  release(b);
  return emit_to(Kind::Int, op, a.index, b.index);
}

void Builder::assign(const Operand& variable, Operand value) {
  if (variable.kind == Kind::Double) value = as_double(value);
  if (variable.kind == Kind::Scalar) value = as_scalar(value);
  if (value.temporary) {
    // What computed the temporary is the last instruction: let it write to the variable.
    code_.back().target = variable.index;
    release(value);
    return;
  }
  constexpr Op kMoves[] = {Op::IntMove, Op::DoubleMove, Op::Move};
  emit(kMoves[static_cast<std::size_t>(variable.kind)], variable.index, value.index);
}

void Builder::assign(const Operand& variable, char operation, Operand value) {
  if (variable.kind != Kind::Scalar) return assign(variable, binary(operation, variable, value));
  // The fours come in the order T, D, I.
  const int four = value.kind == Kind::Scalar ? 0 : value.kind == Kind::Double ? 1 : 2;
  emit(Op::AddAssignT + (4 * four + index_of(operation)), variable.index, value.index);
  release(value);
}

std::int32_t Builder::jump(Op op, std::int32_t first) {
  emit(op, 0, first);
  return position() - 1;
}

std::vector<Instruction> Builder::cut(std::int32_t from) {
  const auto begin = code_.begin() + from;
  std::vector<Instruction> instructions(begin, code_.end());
  code_.erase(begin, code_.end());
  return instructions;
}

void Builder::append(const std::vector<Instruction>& instructions) {
  code_.insert(code_.end(), instructions.begin(), instructions.end());
}

void Builder::finish(Program& program) {
  program.code = std::move(code_);
  program.integers = std::move(integers_);
  program.doubles = std::move(doubles_);
  program.scalars = file(Kind::Scalar).count;
}

}  // namespace mathjudge::functions
