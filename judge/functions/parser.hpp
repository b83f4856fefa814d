// A recursive-descent parser that emits instructions as it goes, with bounded depth.
// Internal to functions/; the statements are in statements.cpp, the expressions in expressions.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "functions/builder.hpp"
#include "functions/formula.hpp"
#include "functions/lexer.hpp"
#include "functions/program.hpp"
#include "support/result.hpp"

namespace mathjudge::functions {

/// A name of the formula and the register behind it. For a local array, `place` is the int register that
/// holds its first t register, and `length` holds how many there are.
struct Variable {
  std::string_view name;
  Operand place;
  bool is_array = false;
  Operand length;
};

/// Words that neither variables nor constants may be called.
bool is_reserved(std::string_view name);

/// Parses one formula. The first error is kept and the cursor jumps to the end, so that every function
/// below it just returns.
class Parser {
 public:
  Parser(std::string_view text, Inputs inputs, const std::vector<Constant>& constants);

  /// The whole formula, or the first error. Constants are not yet moved into the program.
  support::Result<Program> run();

 private:
  // Tokens.
  const Token& peek() const { return tokens_[at_]; }
  bool next_is(std::string_view text) const { return peek().kind != TokenKind::End && peek().text == text; }
  bool accept(std::string_view text);
  void expect(std::string_view text, std::string_view after);

  // Errors.
  void expected(std::string_view what);  // ... and found the next token
  void fail(std::size_t offset, const std::string& message);
  bool failed() const { return error_.has_value(); }
  bool too_deep();

  // Statements return whether they always return from the formula.
  bool statements();
  bool statement();
  bool body();
  bool for_loop();
  bool if_statement();
  bool return_statement();
  void returns(std::int32_t outputs, bool scalar_valued, std::size_t offset);
  void declaration(Kind kind);
  void array_declaration();
  void assignment();
  void change(const Variable& variable, std::size_t offset);
  void change_element(const Variable& array);
  void step(const Variable& variable, char operation, std::size_t offset);
  char assignment_operator();
  void require_fits(Kind variable, const Operand& value, std::size_t offset);
  Operand condition();
  std::string_view new_name();
  void leave_scope(std::size_t first_variable);

  // Expressions.
  Operand expression();
  Operand product();
  Operand unary();
  Operand primary();
  Operand name();
  Operand number();
  Operand input();
  Operand call(std::string_view function);
  Operand entry_of(std::size_t constant);
  Operand index(std::int32_t length, std::string_view of);
  Operand integer_expression(std::string_view what);
  Operand binary(char operation, const Operand& a, const Operand& b, std::size_t offset);

  const Variable* find(std::string_view name) const;
  std::optional<std::size_t> find_constant(std::string_view name) const;

  std::string_view text_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  Inputs inputs_;
  const std::vector<Constant>& constants_;
  Builder builder_;
  std::vector<Variable> variables_;
  int depth_ = 0;          // of nested statements and expressions
  int control_depth_ = 0;  // of nested loops and branches
  struct Outputs {
    std::int32_t count;
    bool scalar_valued;
    bool operator==(const Outputs&) const = default;
  };
  std::optional<Outputs> outputs_;  // of the first return; the others must agree
  std::optional<support::Error> error_;
};

}  // namespace mathjudge::functions
