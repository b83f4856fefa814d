// Splits the text of a formula into tokens, each with its place in the text.
// Internal to functions/: formula.cpp is the only user.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace mathjudge::functions {

enum class TokenKind { Name, Integer, Real, Symbol, Unknown, End };

struct Token {
  TokenKind kind = TokenKind::End;
  std::string_view text;   ///< points into the formula
  std::size_t offset = 0;  ///< of its first character
  double number = 0;       ///< the value of an Integer or a Real; infinite when too large for a double
};

/// The tokens of `text`, the last of them an End. Characters that start no token become Unknown tokens.
std::vector<Token> tokenize(std::string_view text);

}  // namespace mathjudge::functions
