// Expressions of the formula language, by precedence: + -, then * / %, then unary -, then primaries.
// Chains of one precedence are loops; only parentheses, calls, indices and unary minus recurse.
#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "functions/parser.hpp"

namespace mathjudge::functions {
namespace {

struct Function {
  std::string_view name;
  Op op;
};
constexpr Function kFunctions[] = {{"sin", Op::Sin},   {"cos", Op::Cos},   {"exp", Op::Exp}, {"log", Op::Log},
                                   {"sqrt", Op::Sqrt}, {"tanh", Op::Tanh}, {"abs", Op::Abs}};

const Function* function_named(std::string_view name) {
  for (const Function& function : kFunctions) {
    if (function.name == name) return &function;
  }
  return nullptr;
}

}  // namespace

Operand Parser::expression() {
  Operand left = product();
  while (next_is("+") || next_is("-")) {
    const Token operation = tokens_[at_++];
    const Operand right = product();
    left = binary(operation.text[0], left, right, operation.offset);
  }
  return left;
}

Operand Parser::product() {
  Operand left = unary();
  while (next_is("*") || next_is("/") || next_is("%")) {
    const Token operation = tokens_[at_++];
    const Operand right = unary();
    left = binary(operation.text[0], left, right, operation.offset);
  }
  return left;
}

Operand Parser::binary(char operation, const Operand& a, const Operand& b, std::size_t offset) {
  if (failed()) return a;
  const bool ints = a.kind == Kind::Int && b.kind == Kind::Int;
  if (operation == '%' && !ints) fail(offset, "% takes two ints");
  if (ints && a.constant && b.constant && (operation == '/' || operation == '%')) {
    const double dividend = builder_.value(a), divisor = builder_.value(b);
    if (!(std::abs(divisor) > 0))
      fail(offset, "integer division by zero");
    else if (operation == '/' && std::abs(std::fmod(dividend, divisor)) > 0)
      fail(offset, fmt::format("{0}/{1} is an integer division, as in C++; write {0}.0/{1} or T({0})/{1}",
                               dividend, divisor));
  }
  return failed() ? a : builder_.binary(operation, a, b);
}

Operand Parser::unary() {
  if (!next_is("-")) return primary();
  if (too_deep()) return {};
  ++at_;
  ++depth_;
  const Operand operand = unary();
  --depth_;
  return failed() ? operand : builder_.negate(operand);
}

Operand Parser::primary() {
  if (peek().kind == TokenKind::Integer || peek().kind == TokenKind::Real) return number();
  if (too_deep()) return {};
  ++depth_;
  Operand operand;
  if (accept("(")) {
    operand = expression();
    expect(")", "after the expression");
  } else if (peek().kind == TokenKind::Name) {
    operand = name();
  } else {
    expected("an expression");
  }
  --depth_;
  return operand;
}

Operand Parser::number() {
  const Token token = tokens_[at_++];
  if (token.kind == TokenKind::Real) {
    if (std::isinf(token.number)) fail(token.offset, "this number is too large for a double, or too small");
    return builder_.real(token.number);
  }
  if (token.number > std::numeric_limits<std::int32_t>::max()) {
    fail(token.offset, "this integer is too large for an int; add a point to make it a double");
    return {};
  }
  return builder_.integer(static_cast<std::int32_t>(token.number));
}

Operand Parser::name() {
  const Token token = tokens_[at_++];
  if (const Variable* variable = find(token.text)) {
    if (!variable->is_array) return variable->place;
    const Operand at = index(
        variable->length.constant ? static_cast<std::int32_t>(builder_.value(variable->length)) : kAnyCount,
        token.text);
    builder_.release(at);
    return builder_.emit_to(Kind::Scalar, Op::ArrayLoad, variable->place.index, at.index,
                            variable->length.index);
  }
  if (const auto constant = find_constant(token.text)) return entry_of(*constant);
  if (token.text == "x") return input();
  if (token.text == "n") {
    return inputs_.count == kAnyCount ? Operand{Kind::Int, 0, false, false} : builder_.integer(inputs_.count);
  }
  if (token.text == "T" || token.text == "pow" || function_named(token.text) != nullptr)
    return call(token.text);
  fail(token.offset, fmt::format("'{}' is not the name of anything", token.text.substr(0, 40)));
  return {};
}

Operand Parser::input() {
  const Operand at = index(inputs_.count, "x");
  builder_.release(at);
  return builder_.emit_to(Kind::Scalar, Op::Input, at.index);
}

Operand Parser::call(std::string_view function) {
  expect("(", fmt::format("after '{}'", function));
  const Operand first = expression();
  if (function != "pow") {
    expect(")", fmt::format("after the argument of {}", function));
    if (failed()) return first;
    return function == "T" ? builder_.as_scalar(first) : builder_.call(function_named(function)->op, first);
  }
  expect(",", "between the arguments of pow");
  const Operand second = expression();
  expect(")", "after the arguments of pow");
  return failed() ? first : builder_.power(first, second);
}

Operand Parser::entry_of(std::size_t position) {
  const Constant& constant = constants_[position];
  if (constant.rank == 0) return builder_.real(constant.entries[0]);
  const Operand row = index(constant.rows, constant.name);
  const Operand column = constant.rank == 2 ? index(constant.columns, constant.name) : builder_.integer(0);
  if (failed()) return {};
  if (row.constant && column.constant) {
    const double offset = builder_.value(row) * constant.columns + builder_.value(column);
    return builder_.real(constant.entries[static_cast<std::size_t>(offset)]);
  }
  builder_.release(row);
  builder_.release(column);
  return builder_.emit_to(Kind::Double, Op::DoubleFromConstant, static_cast<std::int32_t>(position),
                          row.index, column.index);
}

// "[int]", checked now when both the index and the length are known.
Operand Parser::index(std::int32_t length, std::string_view of) {
  expect("[", fmt::format("after '{}'", of));
  const std::size_t offset = peek().offset;
  const Operand at = integer_expression("an index");
  expect("]", "after the index");
  if (failed() || !at.constant) return at;
  const double value = builder_.value(at);
  if (value < 0 || (length != kAnyCount && value >= length))
    fail(offset, length == kAnyCount
                     ? fmt::format("index {} is negative", value)
                     : fmt::format("index {} is outside of {}, which has {} entries", value, of, length));
  return at;
}

Operand Parser::integer_expression(std::string_view what) {
  const std::size_t offset = peek().offset;
  const Operand operand = expression();
  if (!failed() && operand.kind != Kind::Int) fail(offset, fmt::format("{} must be an int", what));
  return operand;
}

}  // namespace mathjudge::functions
