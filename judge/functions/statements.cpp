// Statements of the formula language: declarations, assignments, loops, branches and returns.
// Each function starts at the statement's first token and leaves the cursor behind its last.
#include <fmt/format.h>

#include "functions/parser.hpp"

namespace mathjudge::functions {

bool Parser::statements() {
  bool returned = false;
  while (!failed() && peek().kind != TokenKind::End && !next_is("}")) {
    if (returned)
      fail(peek().offset, "this can never run: it stands behind a return");
    else
      returned = statement();
  }
  return returned;
}

bool Parser::statement() {
  if (too_deep()) return false;
  ++depth_;
  bool returned = false;
  if (next_is("{"))
    returned = body();
  else if (accept("for"))
    returned = for_loop();
  else if (accept("if"))
    returned = if_statement();
  else if (accept("return"))
    returned = return_statement();
  else if (accept("T"))
    declaration(Kind::Scalar);
  else if (accept("double"))
    declaration(Kind::Double);
  else if (accept("int"))
    declaration(Kind::Int);
  else if (accept("std"))
    array_declaration();
  else {
    assignment();
    expect(";", "after the assignment");
  }
  --depth_;
  return returned;
}

// A statement or a block, in a scope of its own.
bool Parser::body() {
  const std::size_t outer = variables_.size();
  bool returned = false;
  if (accept("{")) {
    returned = statements();
    expect("}", "at the end of the block");
  } else {
    returned = statement();
  }
  leave_scope(outer);
  return returned;
}

void Parser::leave_scope(std::size_t first_variable) {
  while (variables_.size() > first_variable) {
    builder_.discard(variables_.back().place);
    variables_.pop_back();
  }
}

bool Parser::for_loop() {
  const std::size_t outer = variables_.size();
  ++control_depth_;
  expect("(", "after 'for'");
  expect("int", "at the start of a loop");
  declaration(Kind::Int);
  const std::int32_t top = builder_.position();
  const Operand holds = condition();
  expect(";", "after the condition");
  const std::int32_t exit = builder_.jump(Op::JumpIfZero, holds.index);
  builder_.release(holds);
  const std::int32_t behind = builder_.position();
  assignment();
  expect(")", "after the loop's step");
  const std::vector<Instruction> step = builder_.cut(behind);  // runs behind the body
  body();
  builder_.append(step);
  builder_.emit(Op::Jump, top);
  builder_.land(exit);
  --control_depth_;
  leave_scope(outer);
  return false;
}

bool Parser::if_statement() {
  ++control_depth_;
  expect("(", "after 'if'");
  const Operand holds = condition();
  expect(")", "after the condition");
  const std::int32_t skip = builder_.jump(Op::JumpIfZero, holds.index);
  builder_.release(holds);
  bool returned = body();
  if (accept("else")) {
    // Behind a return nothing jumps: where both branches return, there is nowhere to jump to.
    std::optional<std::int32_t> end;
    if (!returned) end = builder_.jump(Op::Jump);
    builder_.land(skip);
    returned = body() && returned;
    if (end) builder_.land(*end);
  } else {
    builder_.land(skip);
    returned = false;
  }
  --control_depth_;
  return returned;
}

Operand Parser::condition() {
  const Operand left = expression();
  const Token operation = peek();
  constexpr std::string_view kComparisons[] = {"<", "<=", ">", ">=", "==", "!="};
  bool known = false;
  for (const std::string_view comparison : kComparisons) known = known || accept(comparison);
  if (!known) expected("a comparison");
  const Operand right = expression();
  const bool equality = operation.text == "==" || operation.text == "!=";
  if (equality && (left.kind == Kind::Scalar || right.kind == Kind::Scalar))
    fail(operation.offset, "values of T compare with < <= > >= only");
  return failed() ? Operand{} : builder_.compare(std::string(operation.text), left, right);
}

bool Parser::return_statement() {
  const std::size_t offset = peek().offset;
  std::vector<Operand> values;
  const Variable* variable = find(peek().text);
  if (variable != nullptr && variable->is_array && tokens_[at_ + 1].text == ";") {
    ++at_;
    builder_.emit(Op::OutputArray, 0, variable->place.index, variable->length.index);
    const auto& length = variable->length;
    returns(length.constant ? static_cast<std::int32_t>(builder_.value(length)) : kAnyCount, false, offset);
  } else if (accept("{")) {
    while (!failed() && !next_is("}")) {
      if (!values.empty()) expect(",", "between the outputs");
      values.push_back(builder_.as_scalar(expression()));
    }
    expect("}", "after the outputs");
    returns(static_cast<std::int32_t>(values.size()), false, offset);
  } else {
    values.push_back(builder_.as_scalar(expression()));
    returns(1, true, offset);
  }
  for (const Operand& value : values) {
    builder_.emit(Op::Output, 0, value.index);
    builder_.release(value);
  }
  builder_.emit(Op::Return);
  expect(";", "after the return");
  return true;
}

void Parser::returns(std::int32_t outputs, bool scalar_valued, std::size_t offset) {
  const Outputs here{outputs, scalar_valued};
  if (outputs_ && !(*outputs_ == here)) fail(offset, "this return has other outputs than the one before");
  outputs_ = here;
}

std::string_view Parser::new_name() {
  const Token token = peek();
  if (token.kind != TokenKind::Name)
    expected("a name");
  else if (is_reserved(token.text))
    expected("a name of your own");
  else if (find(token.text) != nullptr || find_constant(token.text))
    fail(token.offset, fmt::format("'{}' already means something here", token.text.substr(0, 40)));
  else
    ++at_;
  return token.text;
}

void Parser::declaration(Kind kind) {
  do {
    const std::string_view name = new_name();
    expect("=", "and a value: variables are declared with one");
    const std::size_t offset = peek().offset;
    Operand value = expression();
    require_fits(kind, value, offset);
    if (failed()) return;
    if (kind == Kind::Double) value = builder_.as_double(value);
    if (kind == Kind::Scalar) value = builder_.as_scalar(value);
    variables_.push_back({name, builder_.own(value), false, {}});
  } while (accept(","));
  expect(";", "after the declaration");
}

void Parser::array_declaration() {
  const std::size_t offset = peek().offset;
  for (const std::string_view text : {"::", "vector", "<", "T", ">"})
    expect(text, "in 'std::vector<T> name(length);'");
  const std::string_view name = new_name();
  expect("(", "and the array's length");
  Operand length = integer_expression("the length of an array");
  expect(")", "after the array's length");
  expect(";", "after the declaration");
  if (control_depth_ > 0) fail(offset, "declare arrays outside of loops and branches");
  if (!failed() && length.constant && builder_.value(length) < 0) fail(offset, "the length is negative");
  if (failed()) return;
  if (!length.constant) length = builder_.own(length);
  const Operand first = builder_.fresh(Kind::Int, false);
  builder_.emit(Op::ArrayNew, first.index, length.index);
  variables_.push_back({name, first, true, length});
}

void Parser::require_fits(Kind variable, const Operand& value, std::size_t offset) {
  if (failed() || value.kind <= variable) return;
  fail(offset, variable == Kind::Int ? "an int takes ints only" : "a double takes no value of T");
}

// The operation of = (shown as '='), += -= *= /=.
char Parser::assignment_operator() {
  const std::string_view text = peek().text;
  for (const std::string_view assignment : {"=", "+=", "-=", "*=", "/="}) {
    if (accept(assignment)) return text[0];
  }
  expected("= += -= *= or /=");
  return '=';
}

void Parser::assignment() {
  const Token prefix = peek();
  if (accept("++") || accept("--")) {
    const Variable* variable = find(peek().text);
    if (variable == nullptr) return expected("the name of an int");
    ++at_;
    return step(*variable, prefix.text[0], prefix.offset);
  }
  const Token name = peek();
  if (name.kind != TokenKind::Name) return expected("a statement");
  const Variable* variable = find(name.text);
  if (name.text == "x") return fail(name.offset, "x is the input and cannot be changed");
  if (find_constant(name.text)) return fail(name.offset, "a constant cannot be changed");
  if (variable == nullptr)
    return fail(name.offset, fmt::format("'{}' is not a variable", name.text.substr(0, 40)));
  ++at_;
  const Token postfix = peek();
  if (accept("++") || accept("--")) return step(*variable, postfix.text[0], name.offset);
  if (variable->is_array) return change_element(*variable);
  change(*variable, name.offset);
}

void Parser::step(const Variable& variable, char operation, std::size_t offset) {
  if (variable.is_array || variable.place.kind != Kind::Int) return fail(offset, "++ and -- are for ints");
  builder_.assign(variable.place, operation, builder_.integer(1));
}

void Parser::change(const Variable& variable, std::size_t offset) {
  const Operand place = variable.place;
  const char operation = assignment_operator();
  const Operand value = expression();
  require_fits(place.kind, value, offset);
  if (failed()) return;
  if (operation == '=')
    builder_.assign(place, value);
  else
    builder_.assign(place, operation, value);
}

void Parser::change_element(const Variable& array) {
  const Operand place = array.place, length = array.length;
  const Operand at =
      index(length.constant ? static_cast<std::int32_t>(builder_.value(length)) : kAnyCount, array.name);
  const char operation = assignment_operator();
  Operand value = expression();
  if (failed()) return;
  if (operation == '=') {
    value = builder_.as_scalar(value);
  } else {
    const Operand element =
        builder_.emit_to(Kind::Scalar, Op::ArrayLoad, place.index, at.index, length.index);
    builder_.assign(element, operation, value);
    value = element;
  }
  builder_.emit(Op::ArrayStore, value.index, place.index, at.index, length.index);
  builder_.release(value);
  builder_.release(at);
}

}  // namespace mathjudge::functions
