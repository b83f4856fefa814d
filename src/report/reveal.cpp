// Values as C++ initialisers, with all their digits.
#include "report/reveal.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <type_traits>

namespace mathjudge::report {
namespace {

constexpr std::size_t kLongest = 1200;  ///< characters of one revealed value

std::string number(double value) {
  if (std::isnan(value)) return "NAN";
  if (std::isinf(value)) return value > 0 ? "INFINITY" : "-INFINITY";
  return fmt::format("{}", value);  // the shortest text that reads back as the same double
}

std::string number(int value) { return fmt::format("{}", value); }

template <class T>
std::string list(const std::vector<T>& entries) {
  std::string text = "{";
  for (std::size_t i = 0; i < entries.size(); ++i) text += (i == 0 ? "" : ", ") + number(entries[i]);
  return text + "}";
}

std::string shortened(const std::string& text) {
  if (text.size() <= kLongest) return text;
  return fmt::format("{} ... ({} characters left out; --repro writes all) ... {}",
                     text.substr(0, kLongest / 2), text.size() - kLongest,
                     text.substr(text.size() - kLongest / 2));
}

std::string callback(const values::Callback& function) {
  static constexpr const char* kKinds[] = {"", "gradient of ", "Jacobian of ", "Hessian of "};
  return std::string(kKinds[static_cast<std::size_t>(function.derivative)]) + "[](x) { " +
         function.program.source + " }";
}

}  // namespace

std::string literal(const values::Value& value) {
  return std::visit(
      [](const auto& held) -> std::string {
        using Held = std::decay_t<decltype(held)>;
        if constexpr (std::is_same_v<Held, double>) return number(held);
        if constexpr (std::is_same_v<Held, std::int64_t>) return fmt::format("{}", held);
        if constexpr (std::is_same_v<Held, std::uint64_t>) return fmt::format("{}u", held);
        if constexpr (std::is_same_v<Held, bool>) return held ? "true" : "false";
        if constexpr (std::is_same_v<Held, values::Vector> || std::is_same_v<Held, values::IntVector>)
          return list(held);
        if constexpr (std::is_same_v<Held, values::Matrix>) {
          std::string text = "{";
          for (std::size_t i = 0; i < held.size(); ++i) text += (i == 0 ? "" : ", ") + list(held[i]);
          return text + "}";
        }
        if constexpr (std::is_same_v<Held, values::Callback>) return callback(held);
        if constexpr (std::is_same_v<Held, values::Stream>)
          return fmt::format("uniform stream, seed {}", held.seed);
        if constexpr (std::is_same_v<Held, values::Stages>) {
          std::string text;
          for (const auto& stage : held) text += (text.empty() ? "" : " then ") + callback(stage.function);
          return "{" + text + "}";
        }
      },
      value);
}

std::string revealed_input(const catalogue::Problem& problem, const catalogue::Case& the_case) {
  std::string text;
  const auto& parameters = problem.functions[the_case.function].parameters;
  for (std::size_t i = 0; i < parameters.size(); ++i)
    text += fmt::format("{}{} = {}", i == 0 ? "" : "\n", parameters[i].name,
                        shortened(literal(the_case.calls.front().arguments[i])));
  return text;
}

std::string revealed_expectation(const catalogue::Problem& problem, const catalogue::Case& the_case) {
  const auto& expectation = the_case.calls.front().expectation;
  if (const auto* due = std::get_if<catalogue::Throws>(&expectation))
    return "an exception: " + due->recommended;
  const auto& stored = std::get<catalogue::Returns>(expectation).stored_shape;
  const auto& parts = problem.functions[the_case.function].returns;
  std::string text;
  for (std::size_t i = 0; i < stored.size() && i < parts.size(); ++i)
    if (stored[i])
      text +=
          fmt::format("{}{} = {}", text.empty() ? "" : "\n", parts[i].name, shortened(literal(*stored[i])));
  return text.empty() ? "any answer that passes the checks" : text;
}

}  // namespace mathjudge::report
