// Typed access to a JSON tree: every getter either yields what was asked for or records what was found,
// what was expected, and where. Only the first complaint counts; after it getters return defaults, so
// reading code runs straight through and looks at Diagnosis::failed() once, at the end.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/json.hpp"
#include "support/result.hpp"

namespace mathjudge::catalogue {

/// Collects the first thing wrong with one file.
class Diagnosis {
 public:
  explicit Diagnosis(std::string file) : file_(std::move(file)) {}
  void report(const Json& where, const std::string& pointer, const std::string& what, std::string advice);
  bool failed() const { return error_.has_value(); }
  const support::Error& error() const { return *error_; }

 private:
  std::string file_;
  std::optional<support::Error> error_;
};

/// The value of a number or of a numeric string: "inf", "-inf", "nan", decimal, or hexadecimal floating
/// point ("0x1.8p3"). Nothing for anything else, and for what does not fit the type.
template <class Real>
std::optional<Real> to_real(const Json& json);
extern template std::optional<double> to_real<double>(const Json&);
extern template std::optional<long double> to_real<long double>(const Json&);

/// "an array of 3 elements", "the string \"abc\"", "the number 2.5": for messages.
std::string describe(const Json& json);

class Node {
 public:
  Node(const Json& json, std::string pointer, Diagnosis& diagnosis)
      : json_(&json), pointer_(std::move(pointer)), diagnosis_(&diagnosis) {}

  const Json& json() const { return *json_; }
  const std::string& pointer() const { return pointer_; }
  Diagnosis& diagnosis() const { return *diagnosis_; }
  template <class T>
  bool is() const {
    return json_->as<T>() != nullptr;
  }

  /// Records "found <this>, expected <expected>".
  void expected(const std::string& expected, const std::string& advice = {}) const;
  /// Records `what` in the caller's own words.
  void complain(const std::string& what, const std::string& advice = {}) const;

  // Objects.
  Node member(std::string_view key) const;  ///< must be there
  std::optional<Node> find(std::string_view key) const;
  std::vector<std::pair<std::string, Node>> members() const;
  /// Complains about any other key, with the nearest of these.
  void allow_only(std::initializer_list<std::string_view> keys) const;
  void allow_only(const std::vector<std::string>& keys) const;

  // Arrays.
  std::vector<Node> items(std::size_t at_least = 0, std::size_t at_most = SIZE_MAX) const;
  Node item(const Json& element, std::size_t index) const;

  // Scalars.
  std::string text() const;        ///< not empty, no control characters
  std::string identifier() const;  ///< a C++ identifier that is no keyword and not reserved
  std::string slug() const;        ///< lower-case words joined by hyphens: "hilbert-5"
  std::string name() const;        ///< lower-case words joined by underscores: "absolute_relative"
  std::vector<std::string> texts(std::size_t at_least = 0, std::size_t at_most = SIZE_MAX) const;
  bool boolean() const;
  double number() const;                         ///< numeric strings too; may be Inf or NaN
  double finite(double low, double high) const;  ///< in [low, high]
  std::int64_t integer(std::int64_t low, std::int64_t high) const;
  std::uint64_t unsigned_integer() const;
  /// The index of this text in `words`, with "did you mean"; 0 after a complaint.
  std::size_t one_of(const std::vector<std::string>& words, const std::string& what) const;

 private:
  const Json* json_;
  std::string pointer_;
  Diagnosis* diagnosis_;
};

}  // namespace mathjudge::catalogue
