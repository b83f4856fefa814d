// The operands of every instruction as a table: which register file each one indexes.
#include "formula.hpp"

#include <algorithm>
#include <stdexcept>

#include "functions/derivatives.hpp"
#include "functions/evaluate.hpp"
#include "fuzz.hpp"

namespace mathjudge::fuzz {
namespace {

using functions::Instruction;
using functions::Op;
using functions::Program;

/// A letter per operand (target, first, second, third): a register of i, d or t, a constant, a place in the
/// code, or a blank where the operand is not used.
struct Form {
  Op last;  ///< of the instructions of this form; they follow those of the row above
  const char* operands;
};

constexpr Form kForms[] = {
    {Op::Jump, "p   "},          {Op::JumpIfZero, "pi  "},     {Op::Output, " t  "},
    {Op::OutputArray, " ii "},   {Op::Return, "    "},         {Op::IntNotEqual, "iii "},
    {Op::DoubleMove, "ddd "},    {Op::DoubleFromInt, "di  "},  {Op::DoubleFromConstant, "dcii"},
    {Op::DoublePow, "ddd "},     {Op::DoubleNotEqual, "idd "}, {Op::FromInt, "ti  "},
    {Op::FromDouble, "td  "},    {Op::Move, "tt  "},           {Op::Input, "ti  "},
    {Op::ArrayNew, "ii  "},      {Op::ArrayLoad, "tiii"},      {Op::ArrayStore, "tiii"},
    {Op::Abs, "tt  "},           {Op::PowTT, "ttt "},          {Op::PowTD, "ttd "},
    {Op::PowTI, "tti "},         {Op::PowDT, "tdt "},          {Op::DivideTT, "ttt "},
    {Op::DivideTD, "ttd "},      {Op::DivideDT, "tdt "},       {Op::DivideTI, "tti "},
    {Op::DivideIT, "tit "},      {Op::DivideAssignT, "tt  "},  {Op::DivideAssignD, "td  "},
    {Op::DivideAssignI, "ti  "}, {Op::GreaterEqualTT, "itt "}, {Op::GreaterEqualTD, "itd "}};

const char* operands_of(Op op) {
  return std::find_if(std::begin(kForms), std::end(kForms),
                      [op](const Form& form) { return op <= form.last; })
      ->operands;
}

std::size_t how_many(const Program& program, char file) {
  switch (file) {
    case 'i':
      return program.integers.size();
    case 'd':
      return program.doubles.size();
    case 't':
      return static_cast<std::size_t>(program.scalars);
    case 'c':
      return program.constants.size();
    default:
      return program.code.size();
  }
}

void check_operands(const Program& program, const Instruction& step) {
  const char* file = operands_of(step.op);
  for (const std::int32_t operand : {step.target, step.first, step.second, step.third}) {
    const bool valid =
        *file == ' ' || (operand >= 0 && static_cast<std::size_t>(operand) < how_many(program, *file));
    require(valid, "an operand names a register that there is");
    ++file;
  }
}

void check_constants(const Program& program) {
  for (const functions::Constant& constant : program.constants) {
    const auto rows = static_cast<std::size_t>(constant.rows),
               columns = static_cast<std::size_t>(constant.columns);
    require(constant.entries.size() == rows * (constant.rank == 2 ? columns : 1),
            "a constant has its entries");
  }
}

// Nothing that runs for long or allocates on its own: no loops, no arrays.
bool ends_at_once(const Program& program) {
  for (std::size_t i = 0; i < program.code.size(); ++i) {
    const Instruction& step = program.code[i];
    const bool jumps = step.op == Op::Jump || step.op == Op::JumpIfZero;
    if (step.op == Op::ArrayNew || (jumps && static_cast<std::size_t>(step.target) <= i)) return false;
  }
  return true;
}

void evaluate_at_a_point(const Program& program) {
  constexpr std::int32_t kMostInputs = 6;
  if (program.inputs > kMostInputs) return;
  std::vector<double> x;
  for (std::int32_t i = program.inputs < 0 ? 3 : program.inputs; i > 0; --i) x.push_back(0.75 * i - 1);
  try {
    const std::vector<double> outputs = functions::evaluate(program, x);
    const auto count = static_cast<std::int32_t>(outputs.size());
    require(program.outputs == functions::kAnyCount || program.outputs == count,
            "a program has as many outputs as it says");
    if (program.scalar_valued)
      (void)functions::hessian(program, x);
    else
      (void)functions::jacobian(program, x);
  } catch (const std::exception&) {
    // An index that the point makes invalid, an overflowing int: evaluate() documents them.
  }
}

}  // namespace

void check(const Program& program) {
  require(!program.code.empty() && !program.integers.empty(), "a program has code, and a register for n");
  for (const Instruction& step : program.code) check_operands(program, step);
  const Op last = program.code.back().op;
  require(last == Op::Return || last == Op::Jump, "a program does not run off its end");
  check_constants(program);
  if (ends_at_once(program)) evaluate_at_a_point(program);
}

}  // namespace mathjudge::fuzz
