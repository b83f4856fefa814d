// Emits the instructions of a formula: hands out registers, picks the instruction that fits the kinds
// of the operands, folds constants. Internal to functions/: formula.cpp is the only user.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "functions/program.hpp"

namespace mathjudge::functions {

/// The three register files, by the C++ type they stand for: int, double and T.
enum class Kind : std::uint8_t { Int, Double, Scalar };

/// A value: the register that holds it. A temporary's register is free again once the value is used.
struct Operand {
  Kind kind = Kind::Int;
  std::int32_t index = 0;
  bool temporary = false;
  bool constant = false;  ///< an int or double known now: the register's value at the start
};

/// The registers of one file that are not in use, and how many there are.
struct RegisterFile {
  std::int32_t count = 0;
  std::vector<std::int32_t> free;
};

class Builder {
 public:
  Builder() { integer_variable(0); }  // i[0] is n

  Operand integer(std::int32_t value);
  Operand real(double value);
  double value(const Operand& constant) const;

  /// A register of its own for a variable or a temporary.
  Operand fresh(Kind kind, bool temporary);
  void release(const Operand& operand);
  /// Frees a variable's register at the end of its scope.
  void discard(Operand variable);

  /// The value as a double, as a scalar: converted by an instruction where it is not one.
  Operand as_double(Operand value);
  Operand as_scalar(Operand value);
  /// The value in a register of its own, of the same kind: what `auto v = value;` does.
  Operand own(Operand value);

  /// `operation` is one of + - * / %. Both operands are released.
  Operand binary(char operation, Operand a, Operand b);
  Operand negate(Operand a);
  /// `function` is the scalar instruction: Op::Sin to Op::Abs.
  Operand call(Op function, Operand a);
  Operand power(Operand a, Operand b);
  /// An int that is 1 when the comparison (< <= > >= == !=) holds. Not both operands of == are scalars.
  Operand compare(const std::string& operation, Operand a, Operand b);

  /// variable = value, variable op= value; of kinds that convert.
  void assign(const Operand& variable, Operand value);
  void assign(const Operand& variable, char operation, Operand value);

  void emit(Op op, std::int32_t target = 0, std::int32_t first = 0, std::int32_t second = 0,
            std::int32_t third = 0);
  Operand emit_to(Kind kind, Op op, std::int32_t first, std::int32_t second = 0, std::int32_t third = 0);

  std::int32_t position() const { return static_cast<std::int32_t>(code_.size()); }
  /// Emits a jump whose target land() fills in.
  std::int32_t jump(Op op, std::int32_t first = 0);
  void land(std::int32_t jump) { code_[static_cast<std::size_t>(jump)].target = position(); }
  /// Takes out the instructions from `from` on, to be appended later; they must not jump.
  std::vector<Instruction> cut(std::int32_t from);
  void append(const std::vector<Instruction>& instructions);

  /// Moves what was emitted into `program`.
  void finish(Program& program);

 private:
  RegisterFile& file(Kind kind) { return files_[static_cast<std::size_t>(kind)]; }
  std::int32_t integer_variable(std::int32_t value);
  std::optional<Operand> fold(char operation, const Operand& a, const Operand& b);

  std::vector<Instruction> code_;
  RegisterFile files_[3];
  std::vector<std::int32_t> integers_;
  std::vector<double> doubles_;
  std::map<std::int32_t, std::int32_t> integer_constants_;
  std::map<std::uint64_t, std::int32_t> double_constants_;  // by bit pattern: -0.0 is not 0.0
};

}  // namespace mathjudge::functions
