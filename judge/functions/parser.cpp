// The parser's tokens and errors; what they are made into is in statements.cpp and expressions.cpp.
// An error names the place, what was expected and what was found, and shows the line.
#include "functions/parser.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mathjudge::functions {
namespace {

constexpr std::size_t kShownBefore = 48, kShownAfter = 24;  // characters of the line around an error

constexpr std::string_view kReserved[] = {"T",     "x",      "n",     "int",      "double", "for",   "if",
                                          "else",  "return", "std",   "vector",   "sin",    "cos",   "exp",
                                          "log",   "sqrt",   "tanh",  "abs",      "pow",    "const", "auto",
                                          "while", "do",     "break", "continue", "using",  "float", "long"};

// The line that holds `offset` and a caret under it, cut to what fits beside a message.
std::string excerpt(std::string_view text, std::size_t line_begin, std::size_t offset) {
  const std::size_t line_end = std::min(text.find('\n', offset), text.size());
  const std::size_t begin = std::max(line_begin, offset - std::min(offset, kShownBefore));
  const std::size_t end = std::min(line_end, offset + kShownAfter);
  std::string shown(text.substr(begin, end - begin));
  for (char& c : shown) {
    if (c < ' ' || c > '~') c = c == '\t' ? ' ' : '?';
  }
  return fmt::format("{}\n{:>{}}", shown, "^", offset - begin + 1);
}

}  // namespace

bool is_reserved(std::string_view name) {
  return std::find(std::begin(kReserved), std::end(kReserved), name) != std::end(kReserved);
}

Parser::Parser(std::string_view text, Inputs inputs, const std::vector<Constant>& constants)
    : text_(text), tokens_(tokenize(text)), inputs_(inputs), constants_(constants) {}

bool Parser::accept(std::string_view text) {
  if (!next_is(text)) return false;
  ++at_;
  return true;
}

void Parser::expect(std::string_view text, std::string_view after) {
  if (!accept(text)) expected(fmt::format("'{}' {}", text, after));
}

void Parser::expected(std::string_view what) {
  const Token& token = peek();
  std::string found = "the end of the formula";
  if (token.kind == TokenKind::Unknown)
    found = "a character that means nothing here";
  else if (token.kind != TokenKind::End)
    found = fmt::format("'{}'", token.text.substr(0, kShownAfter));
  fail(token.offset, fmt::format("expected {}, found {}", what, found));
}

void Parser::fail(std::size_t offset, const std::string& message) {
  if (!failed()) {
    const std::string_view before = text_.substr(0, offset);
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const std::size_t line_begin = before.rfind('\n') + 1;  // npos + 1 is 0
    error_ = support::Error{fmt::format("formula {}:{}: {}", line, offset - line_begin + 1, message),
                            excerpt(text_, line_begin, offset)};
  }
  at_ = tokens_.size() - 1;
}

bool Parser::too_deep() {
  constexpr int kMostLevels = 100;
  if (depth_ < kMostLevels) return false;
  fail(peek().offset, fmt::format("nested more than {} levels deep", kMostLevels));
  return true;
}

const Variable* Parser::find(std::string_view name) const {
  const auto at =
      std::find_if(variables_.begin(), variables_.end(), [&](const auto& v) { return v.name == name; });
  return at == variables_.end() ? nullptr : &*at;
}

std::optional<std::size_t> Parser::find_constant(std::string_view name) const {
  const auto at =
      std::find_if(constants_.begin(), constants_.end(), [&](const auto& c) { return c.name == name; });
  if (at == constants_.end()) return std::nullopt;
  return static_cast<std::size_t>(at - constants_.begin());
}

support::Result<Program> Parser::run() {
  if (inputs_.univariate) {
    const Operand x = builder_.fresh(Kind::Scalar, false);
    builder_.emit(Op::Input, x.index, builder_.integer(0).index);
    variables_.push_back({"x", x, false, {}});
  }
  const bool returned = statements();
  if (peek().kind != TokenKind::End) expected("a statement");
  if (!failed() && !returned) fail(text_.size(), "the formula can end without a return");
  if (failed()) return *error_;
  Program program;
  builder_.finish(program);
  program.outputs = outputs_->count;
  program.scalar_valued = outputs_->scalar_valued;
  return program;
}

}  // namespace mathjudge::functions
