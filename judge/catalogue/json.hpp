// A JSON document as the loader needs it: numbers as they were written, members in order, and the
// line of every value. nlohmann_json does the lexing and the grammar; the tree is ours.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "support/result.hpp"

namespace mathjudge::catalogue {

/// Deeper documents are refused, so that building, reading and destroying a tree is bounded recursion.
inline constexpr std::size_t kDeepestNesting = 64;
/// Objects with more members are refused: looking a key up is linear.
inline constexpr std::size_t kMostMembers = 1000;
/// Longer documents are refused before they are parsed.
inline constexpr std::size_t kLargestFile = 8u << 20;

struct Json {
  struct Null {};
  struct Number {
    std::string text;  ///< decimal, as written ("0.1", "1e-3", "-4")
  };
  using Array = std::vector<Json>;
  struct Member;
  using Object = std::vector<Member>;

  std::variant<Null, bool, Number, std::string, Array, Object> value;
  std::uint32_t line = 0;  ///< where it starts (for a container) or ends

  template <class T>
  const T* as() const {
    return std::get_if<T>(&value);
  }
};

struct Json::Member {
  std::string key;
  Json value;
};

/// Parses a whole document. Errors begin with `name`:line:column for bad grammar, `name`:line and the
/// JSON pointer for a repeated key or excessive nesting.
support::Result<Json> parse_json(std::string_view text, const std::string& name);

/// The document again, compact, numbers as they were written.
std::string to_text(const Json& json);

/// One token of a JSON pointer (RFC 6901), escaped.
std::string pointer_token(std::string_view key);

}  // namespace mathjudge::catalogue
