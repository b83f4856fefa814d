// A value or the reason why there is none: how the judge reports failures of its environment.
// Failures of a submission are verdicts, never Errors.
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace mathjudge::support {

/// What could not be done, to what, and what the person can do about it.
struct Error {
  std::string what;
  std::string advice;  ///< empty when there is nothing better to say than `what`
  bool usage = false;  ///< the request was at fault (a flag, a name), not the judge or the machine
};

/// Either a T or an Error; test with `if (result)` before `*result`.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  explicit operator bool() const { return state_.index() == 0; }
  T& operator*() & { return std::get<0>(state_); }
  const T& operator*() const& { return std::get<0>(state_); }
  T&& operator*() && { return std::get<0>(std::move(state_)); }
  T* operator->() { return &std::get<0>(state_); }
  const T* operator->() const { return &std::get<0>(state_); }
  const Error& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

/// The Result of an action that yields nothing.
struct Done {};
using Status = Result<Done>;

}  // namespace mathjudge::support
