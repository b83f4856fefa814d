// Builds the loader's tree from nlohmann_json's events; its parser is iterative, so the nesting limit
// here bounds all recursion. The iterator below is how the lines of values are known.
#include "catalogue/json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

#include "support/text.hpp"

namespace mathjudge::catalogue {
namespace {

/// Hands out the text byte by byte and tells `read` how far the lexer has come.
class Tracked {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Tracked(const char* at, const char** read) : at_(at), read_(read) {}
  const char& operator*() const { return *at_; }
  Tracked& operator++() {
    *read_ = ++at_;
    return *this;
  }
  Tracked operator++(int) {
    Tracked old = *this;
    ++*this;
    return old;
  }
  bool operator==(const Tracked& other) const { return at_ == other.at_; }
  bool operator!=(const Tracked& other) const { return at_ != other.at_; }

 private:
  const char* at_;
  const char** read_;
};

/// nlohmann's own words without its prefix: "syntax error while parsing value - unexpected ','".
std::string reason_of(std::string_view what) {
  if (const auto column = what.find(", column "); column != std::string_view::npos) {
    what.remove_prefix(std::min(what.find(": ", column) + 2, what.size()));
  } else if (const auto end = what.find("] "); end != std::string_view::npos) {
    what.remove_prefix(end + 2);
  }
  return support::printable(what, 300);
}

class Builder : public nlohmann::json_sax<nlohmann::json> {
 public:
  Builder(std::string_view text, std::string name)
      : name_(std::move(name)), text_(text), counted_(text.data()) {}

  const char* read = nullptr;  ///< moved by Tracked

  bool null() override { return add({Json::Null{}}); }
  bool boolean(bool value) override { return add({value}); }
  bool number_integer(number_integer_t value) override { return add({Json::Number{std::to_string(value)}}); }
  bool number_unsigned(number_unsigned_t value) override {
    return add({Json::Number{std::to_string(value)}});
  }
  bool number_float(number_float_t, const string_t& text) override { return add({Json::Number{text}}); }
  bool string(string_t& value) override { return add({std::move(value)}); }
  bool binary(binary_t&) override { return false; }  // never in text
  bool start_object(std::size_t) override { return open({Json::Object{}}); }
  bool start_array(std::size_t) override { return open({Json::Array{}}); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(string_t& key) override {
    auto& members = std::get<Json::Object>(open_.back()->value);
    if (members.size() >= kMostMembers) {
      return refuse(fmt::format("more than {} members", kMostMembers), "no part of a spec has so many");
    }
    const bool repeated =
        std::any_of(members.begin(), members.end(), [&](const auto& member) { return member.key == key; });
    members.push_back({std::move(key), {}});
    return repeated ? refuse("this key was given before", "give every key once") : true;
  }

  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::json::exception& error) override {
    const std::string_view before = text_.substr(0, std::max<std::size_t>(position, 1) - 1);
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const std::size_t column = before.size() - (before.rfind('\n') + 1) + 1;  // npos + 1 is 0
    error_ = {fmt::format("{}:{}:{}: {}", name_, line, column, reason_of(error.what())),
              "check the brackets, commas and quotes near that place"};
    return false;
  }

  support::Result<Json> result(bool complete) && {
    if (complete) return std::move(root_);
    return std::move(error_);
  }

 private:
  Json* add(Json json, bool) {
    json.line = line();
    if (open_.empty()) return &(root_ = std::move(json));
    if (auto* array = std::get_if<Json::Array>(&open_.back()->value))
      return &array->emplace_back(std::move(json));
    return &(std::get<Json::Object>(open_.back()->value).back().value = std::move(json));
  }

  bool add(Json json) { return add(std::move(json), true) != nullptr; }

  bool open(Json json) {
    // Pointers into the tree stay valid: only the innermost container grows while it is open.
    open_.push_back(add(std::move(json), true));
    if (open_.size() <= kDeepestNesting) return true;
    return refuse(fmt::format("nested more than {} levels deep", kDeepestNesting), "flatten this value");
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  bool refuse(const std::string& what, const std::string& advice) {
    error_ = {fmt::format("{}:{}: {}: {}", name_, line(), pointer(), what), advice};
    return false;
  }

  /// The pointer to where the parser stands, for refuse().
  std::string pointer() const {
    std::string path;
    for (const Json* container : open_) {
      if (const auto* array = container->as<Json::Array>()) {
        if (!array->empty()) path += fmt::format("/{}", array->size() - 1);
      } else if (const auto& members = std::get<Json::Object>(container->value); !members.empty()) {
        path += '/' + pointer_token(members.back().key);
      }
    }
    return support::printable(path, 200);
  }

  /// The line of the byte last read; counts each newline once over the whole document.
  std::uint32_t line() {
    const char* last = read == nullptr ? counted_ : read - 1;
    line_ += static_cast<std::uint32_t>(std::count(counted_, std::max(last, counted_), '\n'));
    counted_ = std::max(last, counted_);
    return line_;
  }

  std::string name_;
  std::string_view text_;
  const char* counted_;
  std::uint32_t line_ = 1;
  Json root_;
  std::vector<Json*> open_;
  support::Error error_;
};

}  // namespace

support::Result<Json> parse_json(std::string_view text, const std::string& name) {
  if (text.size() > kLargestFile) {
    return support::Error{fmt::format("{}: {} bytes; a spec has at most {}", name, text.size(), kLargestFile),
                          "use generators instead of long lists of numbers"};
  }
  Builder builder(text, name);
  const Tracked first(text.data(), &builder.read), last(text.data() + text.size(), &builder.read);
  const bool complete = nlohmann::json::sax_parse(first, last, &builder);
  return std::move(builder).result(complete);
}

std::string to_text(const Json& json) {
  struct Writer {
    std::string operator()(const Json::Null&) const { return "null"; }
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(const Json::Number& number) const { return number.text; }
    std::string operator()(const std::string& text) const { return nlohmann::json(text).dump(); }
    std::string operator()(const Json::Array& array) const {
      std::vector<std::string> elements;
      for (const Json& element : array) elements.push_back(to_text(element));
      return fmt::format("[{}]", fmt::join(elements, ","));
    }
    std::string operator()(const Json::Object& object) const {
      std::vector<std::string> members;
      for (const auto& [key, value] : object) {
        members.push_back(fmt::format("{}:{}", nlohmann::json(key).dump(), to_text(value)));
      }
      return fmt::format("{{{}}}", fmt::join(members, ","));
    }
  };
  return std::visit(Writer{}, json.value);
}

std::string pointer_token(std::string_view key) {
  std::string token;
  for (const char c : key) {
    if (c == '~') {
      token += "~0";
    } else if (c == '/') {
      token += "~1";
    } else {
      token += c;
    }
  }
  return token;
}

}  // namespace mathjudge::catalogue
