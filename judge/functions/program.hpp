// A formula compiled to a flat register program: plain data that travels to the runner and is
// interpreted there, by a solution's own scalar type, and by the judge's scalars (evaluate.hpp).
#ifndef MATHJUDGE_FUNCTIONS_PROGRAM_HPP
#define MATHJUDGE_FUNCTIONS_PROGRAM_HPP

#include <cstdint>
#include <string>
#include <vector>

namespace mathjudge::functions {

/// What one instruction does. Registers come in three files: integers (i), doubles (d) and scalars of
/// the type T that the program is evaluated over (t). Letters name the operands' files in order, so
/// MultiplyIT is `t = i * t`: mixed forms stay apart because each calls another operator of T.
enum class Op : std::uint8_t {
  // Control. `target` is an instruction index, `first` an i register.
  Jump,
  JumpIfZero,
  Output,       // t[first] is the next output
  OutputArray,  // so are the i[second] registers from t[i[first]] on
  Return,
  // Integers: i[target] = i[first] op i[second].
  IntMove,
  IntAdd,
  IntSubtract,
  IntMultiply,
  IntDivide,
  IntRemainder,
  IntNegate,
  IntLess,
  IntLessEqual,
  IntEqual,
  IntNotEqual,
  // Doubles. Comparisons write i[target].
  DoubleMove,
  DoubleFromInt,
  DoubleFromConstant,  // d[target] = constants[first] at row i[second], column i[third]
  DoubleAdd,
  DoubleSubtract,
  DoubleMultiply,
  DoubleDivide,
  DoubleNegate,
  DoubleSin,
  DoubleCos,
  DoubleExp,
  DoubleLog,
  DoubleSqrt,
  DoubleTanh,
  DoubleAbs,
  DoublePow,
  DoubleLess,
  DoubleLessEqual,
  DoubleEqual,
  DoubleNotEqual,
  // Scalars: t[target] = ...
  FromInt,
  FromDouble,
  Move,
  Input,       // x[i[first]]
  ArrayNew,    // i[target] = the first of i[first] new t registers, all zero; once per array
  ArrayLoad,   // t[i[first] + i[second]], where the array has i[third] registers
  ArrayStore,  // t[i[first] + i[second]] = t[target], likewise
  Negate,
  Sin,
  Cos,
  Exp,
  Log,
  Sqrt,
  Tanh,
  Abs,
  PowTT,
  PowTD,
  PowTI,
  PowDT,
  // Arithmetic, in fours.
  AddTT,
  SubtractTT,
  MultiplyTT,
  DivideTT,
  AddTD,
  SubtractTD,
  MultiplyTD,
  DivideTD,
  AddDT,
  SubtractDT,
  MultiplyDT,
  DivideDT,
  AddTI,
  SubtractTI,
  MultiplyTI,
  DivideTI,
  AddIT,
  SubtractIT,
  MultiplyIT,
  DivideIT,
  // Compound assignment: t[target] op= [first]; `y *= y` has target == first and really aliases.
  AddAssignT,
  SubtractAssignT,
  MultiplyAssignT,
  DivideAssignT,
  AddAssignD,
  SubtractAssignD,
  MultiplyAssignD,
  DivideAssignD,
  AddAssignI,
  SubtractAssignI,
  MultiplyAssignI,
  DivideAssignI,
  // Comparisons of scalars: i[target] = t[first] op (t or d)[second].
  LessTT,
  LessEqualTT,
  GreaterTT,
  GreaterEqualTT,
  LessTD,
  LessEqualTD,
  GreaterTD,
  GreaterEqualTD,
};
inline constexpr int kOpCount = static_cast<int>(Op::GreaterEqualTD) + 1;

struct Instruction {
  Op op = Op::Return;
  std::int32_t target = 0, first = 0, second = 0, third = 0;
  bool operator==(const Instruction&) const = default;
};

/// A named constant of the formula: a scalar (rank 0, one entry), a vector (rank 1, `rows` entries) or
/// a matrix (rank 2, row by row).
struct Constant {
  std::string name;
  std::int32_t rank = 0, rows = 1, columns = 1;
  std::vector<double> entries;
  bool operator==(const Constant&) const = default;
};

/// Stands for "as many as there happen to be" in Program::inputs and Program::outputs.
inline constexpr std::int32_t kAnyCount = -1;

/// A compiled formula. Built only by functions/formula.hpp (and copied over the wire); its register
/// indices and jumps are valid, so that the interpreter checks only what depends on the input.
struct Program {
  std::vector<Instruction> code;
  std::vector<std::int32_t> integers;  ///< the i registers at the start; i[0] becomes the length of x
  std::vector<double> doubles;         ///< the d registers at the start
  std::int32_t scalars = 0;            ///< how many t registers
  std::int32_t inputs = kAnyCount;     ///< the length x must have, or kAnyCount
  std::int32_t outputs = 1;            ///< how many values it returns, or kAnyCount
  bool univariate = false;             ///< x is one number (inputs is 1), not a vector
  bool scalar_valued = true;           ///< `return e;` as opposed to `return {e};`
  std::vector<Constant> constants;     ///< the named ones, for indexing and for --repro
  std::string source;                  ///< the formula as written
  bool operator==(const Program&) const = default;
};

}  // namespace mathjudge::functions

#endif
