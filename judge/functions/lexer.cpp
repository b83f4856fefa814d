// Tokens of the formula language: names, numbers as C++ writes them (decimal), and operators.
// Characters are classified by hand: <cctype> depends on the locale.
#include "functions/lexer.hpp"

#include <charconv>
#include <limits>

namespace mathjudge::functions {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

constexpr std::string_view kPairs[] = {"::", "++", "--", "+=", "-=", "*=", "/=", "<=", ">=", "==", "!="};
constexpr std::string_view kSingles = "+-*/%<>=(){}[],;";

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  std::vector<Token> run() {
    std::vector<Token> tokens;
    for (;;) {
      while (at_ < text_.size() && is_space(text_[at_])) ++at_;
      tokens.push_back(next());
      if (tokens.back().kind == TokenKind::End) return tokens;
    }
  }

 private:
  char peek(std::size_t ahead) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

  Token take(TokenKind kind, std::size_t length) {
    const Token token{kind, text_.substr(at_, length), at_, 0};
    at_ += length;
    return token;
  }

  Token next() {
    if (at_ == text_.size()) return take(TokenKind::End, 0);
    const char c = text_[at_];
    if (is_digit(c) || (c == '.' && is_digit(peek(1)))) return number();
    if (is_letter(c)) {
      std::size_t length = 1;
      while (is_letter(peek(length)) || is_digit(peek(length))) ++length;
      return take(TokenKind::Name, length);
    }
    for (const std::string_view pair : kPairs) {
      if (text_.substr(at_, 2) == pair) return take(TokenKind::Symbol, 2);
    }
    return take(kSingles.find(c) != std::string_view::npos ? TokenKind::Symbol : TokenKind::Unknown, 1);
  }

  // digits [. digits] [e [sign] digits]; an int when there is neither point nor exponent.
  Token number() {
    std::size_t length = 0;
    TokenKind kind = TokenKind::Integer;
    while (is_digit(peek(length))) ++length;
    if (peek(length) == '.') {
      kind = TokenKind::Real;
      do ++length;
      while (is_digit(peek(length)));
    }
    if (peek(length) == 'e' || peek(length) == 'E') {
      const std::size_t sign = peek(length + 1) == '+' || peek(length + 1) == '-' ? 1 : 0;
      if (is_digit(peek(length + 1 + sign))) {
        kind = TokenKind::Real;
        length += 1 + sign;
        while (is_digit(peek(length))) ++length;
      }
    }
    Token token = take(kind, length);
    if (std::from_chars(token.text.data(), token.text.data() + length, token.number).ec != std::errc{})
      token.number = std::numeric_limits<double>::infinity();
    return token;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<Token> tokenize(std::string_view text) { return Lexer(text).run(); }

}  // namespace mathjudge::functions
