// Reads the messages of a failed compilation. Errors that point into the generated tail mean that
// the call does not fit; the notes beside them say what the compiler found instead.
#include "compile/explain.hpp"

#include <algorithm>
#include <csignal>
#include <iterator>
#include <optional>

#include "compile/diagnostics.hpp"
#include "compile/tail.hpp"
#include "support/text.hpp"

namespace mathjudge::compile {
namespace {

using catalogue::Function;
using sandbox::ProcessResult;

constexpr const char* kMemoryWords[] = {"out of memory allocating", "virtual memory exhausted",
                                        "std::bad_alloc", "LLVM ERROR: out of memory", "memory exhausted"};

bool mentions(const std::string& text, std::string_view word) { return text.find(word) != std::string::npos; }

const Message* first_error_in(const std::vector<Message>& messages) {
  for (const Message& message : messages) {
    if (message.severity == Severity::Error) return &message;
  }
  return nullptr;
}

// The judge's own names mean nothing to the person.
std::string worded(std::string text) {
  for (const std::string_view noise :
       {"__mathjudge::", "static assertion failed: ", "static_assert failed ", "due to requirement "}) {
    for (std::size_t at = text.find(noise); at != std::string::npos; at = text.find(noise, at))
      text.erase(at, noise.size());
  }
  return support::printable(text, 400);
}

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// The text from `line` on up to the body or the semicolon, on one line: a declaration as its author wrote it.
std::string declaration_at(std::string_view line) {
  std::string text;
  for (const char c : line.substr(0, line.find_first_of("{;"))) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!space) text += c;
    if (space && !text.empty() && text.back() != ' ') text += ' ';
  }
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return support::printable(text, 300);
}

/// Where the function stands in the source; line 0 when it does not.
struct Place {
  std::size_t line = 0;
  std::string declaration;
};

// The first line that has `name(` as a word of its own, comments aside.
Place find_declaration(std::string_view source, const std::string& name) {
  std::size_t number = 0;
  for (std::string_view rest = source; !rest.empty();) {
    ++number;
    const std::string_view line = rest.substr(0, rest.find('\n'));
    const std::size_t at = line.find(name), end = at + name.size();
    const bool found = at != std::string_view::npos && (at == 0 || !is_word(line[at - 1])) &&
                       end < line.size() && line[end] == '(' &&
                       line.substr(0, at).find("//") == std::string_view::npos;
    if (found) return {number, declaration_at(rest)};
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
  }
  return {};
}

std::vector<std::string> called_identifiers(const std::string& source) {
  std::vector<std::string> names;
  std::string name;
  for (const char c : source) {
    if (c == '(' && !name.empty()) names.push_back(name);
    if (is_word(c)) {
      name += c;
    } else {
      name.clear();
    }
  }
  return names;
}

bool is_missing(const std::string& text) {
  return mentions(text, "was not declared in this scope") || mentions(text, "use of undeclared identifier");
}

Rejection missing_function(const Function& function, const Task& task) {
  Rejection rejection;
  rejection.reason = Rejection::Reason::WrongSignature;
  rejection.expected = function.declaration();
  rejection.diagnostics = task.shown_name + " does not define " + function.name;
  const std::string near = support::closest(function.name, called_identifiers(task.source));
  if (near == function.name) {
    rejection.advice = "Define " + near + " outside of any named namespace or class.";
  } else if (!near.empty()) {
    rejection.advice = "It has " + near + ": did you mean " + function.name + "?";
  } else {
    rejection.advice = "mathjudge show " + task.problem.id + " --starter prints a file to start from.";
  }
  return rejection;
}

// The wording that both compilers give a static_assert of the tail, freed from what surrounds it.
std::string failed_check(const std::string& text) {
  for (const std::string_view mark : {" does not return ", "part "}) {
    const std::size_t at = text.find(mark);
    if (at == std::string::npos) continue;
    const std::size_t quote = text.rfind('"'), open = text.find('"');
    if (open != std::string::npos && quote > open) return text.substr(open + 1, quote - open - 1);
  }
  return text;
}

Rejection wrong_signature(const Message& error, const std::vector<Message>& messages, const Task& task) {
  const std::size_t index = function_at_line(error.line, task.problem.functions.size());
  const Function& function = task.problem.functions[index == std::string::npos ? 0 : index];
  if (is_missing(error.text)) return missing_function(function, task);
  Rejection rejection;
  rejection.reason = Rejection::Reason::WrongSignature;
  rejection.expected = function.declaration();
  rejection.diagnostics = worded(failed_check(error.text));
  if (const Place place = find_declaration(task.source, function.name); place.line > 0)
    rejection.diagnostics +=
        "\n" + task.shown_name + ":" + std::to_string(place.line) + ": " + place.declaration;
  for (const Message& message : messages) {
    const bool tells = message.severity == Severity::Note && message.file == kUnit &&
                       mentions(message.text, "no known conversion");
    if (tells) rejection.diagnostics += "\n" + worded(message.text);
  }
  rejection.advice = mentions(rejection.diagnostics, "does not return")
                         ? ""
                         : "Arguments are passed as constants: take them by value or by const reference.";
  return rejection;
}

// The contract of functions/scalar_contract.hpp: one failed check for each operator that is missing.
std::vector<std::string> missing_operators(const std::vector<Message>& messages) {
  constexpr std::string_view kNeeds = "your scalar type needs ";
  std::vector<std::string> missing;
  for (const Message& message : messages) {
    const std::size_t at = message.text.find(kNeeds);
    if (message.severity != Severity::Error || message.file == kUnit || at == std::string::npos) continue;
    const std::string name = message.text.substr(at + kNeeds.size());
    missing.push_back(support::printable(name.substr(0, name.find('"'))));
  }
  return missing;
}

Rejection incomplete_scalar(const std::vector<std::string>& missing, const Task& task) {
  constexpr std::size_t kListed = 8;
  Rejection rejection;
  rejection.reason = Rejection::Reason::WrongSignature;
  for (const Function& function : task.problem.functions) {
    if (function.takes_generic_function()) rejection.expected = function.declaration();
  }
  for (std::size_t i = 0; i < missing.size() && i < kListed; ++i)
    rejection.diagnostics += "your scalar type needs " + missing[i] + "\n";
  if (missing.size() > kListed)
    rejection.diagnostics += "... and " + std::to_string(missing.size() - kListed) + " more\n";
  rejection.advice = "The statement lists what a formula may do with your scalar type.";
  return rejection;
}

// The name in "'Matrix' does not name a type", "unknown type name 'Matrix'", "'Matrix' was not declared in
// this scope"; empty for a message of another kind.
std::string unknown_name(const std::string& text) {
  if (!is_missing(text) && !mentions(text, "does not name a type") && !mentions(text, "unknown type name") &&
      !mentions(text, "has not been declared"))
    return "";
  const std::size_t begin = text.find('\''), end = text.find('\'', begin + 1);
  return end == std::string::npos ? "" : text.substr(begin + 1, end - begin - 1);
}

// A short name of the statement without the header or without its namespace; a standard one without std::.
std::string advice_on(const std::string& name) {
  constexpr std::string_view kStandard[] = {"vector", "function", "string", "pair", "tuple", "array"};
  values::Type type;
  if (values::type_from_name(name, type) && catalogue::spelling_of(type) == name)
    return "For the statement's short names begin with #include <mathjudge.hpp> and using namespace "
           "mathjudge; the standard types that they stand for do as well.";
  if (std::find(std::begin(kStandard), std::end(kStandard), name) != std::end(kStandard))
    return "Standard names need their header and std::, as in #include <vector> and std::vector<double>.";
  return "";
}

// An include that fails is often a second file of the person's, which the compiler may not see.
std::string advice_for(const std::vector<Message>& messages) {
  for (const Message& message : messages) {
    if (message.severity != Severity::Error) continue;
    if (std::string advice = advice_on(unknown_name(message.text)); !advice.empty()) return advice;
    if (mentions(message.text, "No such file or directory") || mentions(message.text, "file not found"))
      return "A solution is a single file. Headers of a library are found through --cxxflags \"-I "
             "DIRECTORY\".";
    if (mentions(message.text, "Permission denied"))
      return "The compiler may read only the system's headers and directories named by --cxxflags \"-I "
             "DIRECTORY\".";
    return "";
  }
  return "";
}

Rejection does_not_compile(const ProcessResult& result, const std::vector<Message>& messages,
                           const Task& task) {
  Rejection rejection;
  rejection.diagnostics = render_errors(messages, task.shown_name);
  if (rejection.diagnostics.empty())
    rejection.diagnostics = support::printable(result.standard_error, 2000, support::Lines::Keep);
  rejection.advice = advice_for(messages);
  if (rejection.diagnostics.empty() && result.signal != 0)
    rejection.diagnostics = "the compiler was ended by signal " + std::to_string(result.signal);
  return rejection;
}

std::optional<Rejection> rejected_by_limits(const ProcessResult& result) {
  Rejection rejection;
  if (result.timed_out || result.signal == SIGXCPU) {
    rejection.reason = Rejection::Reason::TimeLimit;
    rejection.diagnostics = "the compiler did not finish in time";
    return rejection;
  }
  if (!result.succeeded() && speaks_of_memory(result.standard_error)) {
    rejection.reason = Rejection::Reason::MemoryLimit;
    rejection.diagnostics = "the compiler ran out of memory";
    return rejection;
  }
  if (result.signal == SIGXFSZ ||
      (!result.succeeded() && mentions(result.standard_error, "File too large"))) {
    rejection.reason = Rejection::Reason::MemoryLimit;
    rejection.diagnostics = "the compiled file would be too large";
    return rejection;
  }
  return std::nullopt;
}

}  // namespace

bool speaks_of_memory(const std::string& messages) {
  return std::any_of(std::begin(kMemoryWords), std::end(kMemoryWords),
                     [&](const char* words) { return mentions(messages, words); });
}

Rejection rejected_alone(const ProcessResult& result, const Task& task) {
  if (auto limited = rejected_by_limits(result)) return *std::move(limited);
  return does_not_compile(result, parse_messages(result.standard_error), task);
}

Rejection rejected_by_compiler(const ProcessResult& result, const Task& task) {
  if (auto limited = rejected_by_limits(result)) return *std::move(limited);
  const std::vector<Message> messages = parse_messages(result.standard_error);
  if (const auto missing = missing_operators(messages); !missing.empty())
    return incomplete_scalar(missing, task);
  const Message* error = first_error_in(messages);
  if (error != nullptr && error->file == kTailName) return wrong_signature(*error, messages, task);
  return does_not_compile(result, messages, task);
}

}  // namespace mathjudge::compile
