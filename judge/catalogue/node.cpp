// Typed access to a JSON tree: see node.hpp.
// Numbers are read with from_chars, which no locale can change.
#include "catalogue/node.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

#include "support/text.hpp"

namespace mathjudge::catalogue {
namespace {

const Json kNothing{};

std::string counted(std::size_t count, const char* noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::vector<std::string> owned(std::initializer_list<std::string_view> words) {
  return {words.begin(), words.end()};
}

/// The whole of `text` as a Real, or nothing.
template <class Real>
std::optional<Real> parse_real(std::string_view text) {
  if (text == "nan") return std::numeric_limits<Real>::quiet_NaN();
  if (text == "inf") return std::numeric_limits<Real>::infinity();
  if (text == "-inf") return -std::numeric_limits<Real>::infinity();
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const bool hexadecimal = text.starts_with("0x");
  if (hexadecimal) text.remove_prefix(2);
  // from_chars would also take "infinity", "nan(...)" and a second sign.
  constexpr std::string_view kDigits = "0123456789abcdefABCDEF.";
  if (text.empty() || (!hexadecimal && text.front() > '9') ||
      kDigits.find(text.front()) == std::string_view::npos) {
    return {};
  }
  Real value{};
  const char* end = text.data() + text.size();
  const auto format = hexadecimal ? std::chars_format::hex : std::chars_format::general;
  const auto [stopped, failure] = std::from_chars(text.data(), end, value, format);
  if (failure != std::errc() || stopped != end) return {};
  return negative ? -value : value;
}

template <class Integer>
std::optional<Integer> parse_integer(const Json& json) {
  const auto* number = json.as<Json::Number>();
  if (number == nullptr) return {};
  Integer value{};
  const char* end = number->text.data() + number->text.size();
  const auto [stopped, failure] = std::from_chars(number->text.data(), end, value);
  if (failure != std::errc() || stopped != end) return {};
  return value;
}

/// Words of [a-z0-9] joined by `joint`.
bool is_joined_words(std::string_view text, char joint) {
  char before = joint;
  for (const char c : text) {
    const bool lower = c >= 'a' && c <= 'z', digit = c >= '0' && c <= '9';
    if (!lower && !digit && !(c == joint && before != joint)) return false;
    before = c;
  }
  return !text.empty() && text.size() <= 80 && before != joint;
}

bool is_identifier(const std::string& text) {
  // Keywords that a contract could plausibly be tempted to use; the compiler knows the others.
  static const std::vector<std::string> kKeywords = {
      "auto",     "bool",   "break",    "case",   "char",    "class",    "const",  "continue", "default",
      "delete",   "do",     "double",   "else",   "enum",    "export",   "false",  "float",    "for",
      "friend",   "if",     "int",      "long",   "mutable", "new",      "not",    "operator", "or",
      "private",  "public", "register", "return", "short",   "signed",   "static", "struct",   "switch",
      "template", "this",   "throw",    "true",   "try",     "typename", "union",  "using",    "virtual",
      "void",     "while",  "xor",      "and"};
  const auto word = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  };
  return !text.empty() && text.size() <= 80 && !(text.front() >= '0' && text.front() <= '9') &&
         text.front() != '_' && text.find("__") == std::string::npos &&
         std::all_of(text.begin(), text.end(), word) &&
         std::find(kKeywords.begin(), kKeywords.end(), text) == kKeywords.end();
}

}  // namespace

void Diagnosis::report(const Json& where, const std::string& pointer, const std::string& what,
                       std::string advice) {
  if (failed()) return;
  const std::string shown = pointer.empty() ? "the document" : support::printable(pointer, 200);
  error_ = {fmt::format("{}:{}: {}: {}", file_, where.line, shown, what), std::move(advice)};
}

template <class Real>
std::optional<Real> to_real(const Json& json) {
  if (const auto* number = json.as<Json::Number>()) return parse_real<Real>(number->text);
  if (const auto* text = json.as<std::string>()) return parse_real<Real>(*text);
  return {};
}
template std::optional<double> to_real<double>(const Json&);
template std::optional<long double> to_real<long double>(const Json&);

std::string describe(const Json& json) {
  struct Describer {
    std::string operator()(const Json::Null&) const { return "null"; }
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(const Json::Number& number) const {
      return "the number " + support::printable(number.text, 40);
    }
    std::string operator()(const std::string& text) const { return "the string " + support::quoted(text); }
    std::string operator()(const Json::Array& array) const {
      return "an array of " + counted(array.size(), "element");
    }
    std::string operator()(const Json::Object& object) const {
      return "an object with " + counted(object.size(), "member");
    }
  };
  return std::visit(Describer{}, json.value);
}

void Node::complain(const std::string& what, const std::string& advice) const {
  diagnosis_->report(*json_, pointer_, what, advice);
}

void Node::expected(const std::string& expected, const std::string& advice) const {
  complain(fmt::format("found {}, expected {}", describe(*json_), expected), advice);
}

std::optional<Node> Node::find(std::string_view key) const {
  const auto* object = json_->as<Json::Object>();
  if (object == nullptr) return {};
  const auto found =
      std::find_if(object->begin(), object->end(), [&](const auto& m) { return m.key == key; });
  if (found == object->end()) return {};
  return Node(found->value, pointer_ + '/' + pointer_token(key), *diagnosis_);
}

Node Node::member(std::string_view key) const {
  if (auto found = find(key)) return *found;
  if (is<Json::Object>()) {
    complain(fmt::format("the member \"{}\" is missing", key));
  } else {
    expected(fmt::format("an object with a member \"{}\"", key));
  }
  return Node(kNothing, pointer_ + '/' + pointer_token(key), *diagnosis_);
}

std::vector<std::pair<std::string, Node>> Node::members() const {
  std::vector<std::pair<std::string, Node>> found;
  const auto* object = json_->as<Json::Object>();
  if (object == nullptr) {
    expected("an object");
    return found;
  }
  for (const Json::Member& member : *object) {
    found.emplace_back(member.key,
                       Node(member.value, pointer_ + '/' + pointer_token(member.key), *diagnosis_));
  }
  return found;
}

void Node::allow_only(const std::vector<std::string>& keys) const {
  for (const auto& [key, node] : members()) {
    if (std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
    std::string advice = support::did_you_mean(key, keys);
    if (advice.empty())
      advice = keys.empty() ? "it takes no members" : fmt::format("known here: {}", fmt::join(keys, ", "));
    node.complain(fmt::format("unknown member {}", support::quoted(key)), advice);
  }
}

void Node::allow_only(std::initializer_list<std::string_view> keys) const { allow_only(owned(keys)); }

Node Node::item(const Json& element, std::size_t index) const {
  return Node(element, fmt::format("{}/{}", pointer_, index), *diagnosis_);
}

std::vector<Node> Node::items(std::size_t at_least, std::size_t at_most) const {
  std::vector<Node> found;
  const auto* array = json_->as<Json::Array>();
  if (array == nullptr) {
    expected("an array");
    return found;
  }
  if (array->size() < at_least) expected("at least " + counted(at_least, "element"));
  if (array->size() > at_most) expected("at most " + counted(at_most, "element"));
  found.reserve(array->size());
  for (const Json& element : *array) found.push_back(item(element, found.size()));
  return found;
}

std::string Node::text() const {
  const auto* text = json_->as<std::string>();
  if (text == nullptr) {
    expected("a text");
    return {};
  }
  if (text->empty()) expected("a text that is not empty");
  if (!support::is_plain(*text)) expected("a text without control characters");
  return *text;
}

std::string Node::identifier() const {
  std::string found = text();
  if (!is_identifier(found)) expected("a C++ identifier that is neither a keyword nor reserved");
  return found;
}

std::string Node::slug() const {
  std::string found = text();
  if (!is_joined_words(found, '-')) expected("lower-case words joined by hyphens, such as \"hilbert-5\"");
  return found;
}

std::string Node::name() const {
  std::string found = text();
  if (!is_joined_words(found, '_'))
    expected("lower-case words joined by underscores, such as \"orthogonal_u\"");
  return found;
}

std::vector<std::string> Node::texts(std::size_t at_least, std::size_t at_most) const {
  std::vector<std::string> found;
  for (const Node& node : items(at_least, at_most)) found.push_back(node.text());
  return found;
}

bool Node::boolean() const {
  const bool* value = json_->as<bool>();
  if (value == nullptr) expected("true or false");
  return value != nullptr && *value;
}

double Node::number() const {
  const auto value = to_real<double>(*json_);
  if (!value)
    expected(
        "a number, or a string such as \"0.1\", \"inf\", \"-inf\", \"nan\" or \"0x1p-52\" that fits a "
        "double");
  return value.value_or(0);
}

double Node::finite(double low, double high) const {
  const auto value = to_real<double>(*json_);
  if (value && low <= *value && *value <= high) return *value;
  expected(fmt::format("a number from {} to {}", low, high));
  return low;
}

std::int64_t Node::integer(std::int64_t low, std::int64_t high) const {
  const auto value = parse_integer<std::int64_t>(*json_);
  if (value && low <= *value && *value <= high) return *value;
  expected(fmt::format("an integer from {} to {}", low, high));
  return low;
}

std::uint64_t Node::unsigned_integer() const {
  const auto value = parse_integer<std::uint64_t>(*json_);
  if (!value) expected("an integer from 0 to 18446744073709551615");
  return value.value_or(0);
}

std::size_t Node::one_of(const std::vector<std::string>& words, const std::string& what) const {
  const std::string found = text();
  const auto at = std::find(words.begin(), words.end(), found);
  if (at != words.end()) return static_cast<std::size_t>(at - words.begin());
  std::string advice = support::did_you_mean(found, words);
  if (advice.empty()) advice = fmt::format("known: {}", fmt::join(words, ", "));
  expected(what, advice);
  return 0;
}

}  // namespace mathjudge::catalogue
