// Reads the messages of a failed compilation. Errors that point into the generated tail mean that
// the call does not fit; the notes beside them say what the compiler found instead.
#include "compile/explain.hpp"

#include <csignal>

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

// The quoted declaration in "candidate: 'Matrix f(int)'", or all of the text.
std::string candidate(const std::string& text) {
  const std::size_t open = text.find('\''), close = text.rfind('\'');
  return open == std::string::npos || close <= open ? text : text.substr(open + 1, close - open - 1);
}

std::string found_instead(const std::vector<Message>& messages) {
  std::string found;
  for (const Message& message : messages) {
    const bool declares =
        message.severity == Severity::Note && message.file == kUnit &&
        (mentions(message.text, "candidate") || mentions(message.text, "initializing argument") ||
         mentions(message.text, "declared here") || mentions(message.text, "in call to"));
    if (declares) found += (found.empty() ? "" : "\n") + support::printable(candidate(message.text));
  }
  return found;
}

std::vector<std::string> called_identifiers(const std::string& source) {
  std::vector<std::string> names;
  std::string name;
  for (const char c : source) {
    const bool letter =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c >= '0' && c <= '9');
    if (letter) {
      name += c;
    } else {
      if (c == '(' && !name.empty()) names.push_back(name);
      name.clear();
    }
  }
  return names;
}

bool is_missing(const std::string& text) {
  return mentions(text, "was not declared in this scope") || mentions(text, "use of undeclared identifier");
}

Rejection wrong_signature(const Message& error, const std::vector<Message>& messages, const Task& task) {
  Rejection rejection;
  rejection.reason = Rejection::Reason::WrongSignature;
  const std::size_t index = function_at_line(error.line, task.functions.size());
  const Function& function = task.functions[index == std::string::npos ? 0 : index];
  rejection.expected = function.declaration();
  if (is_missing(error.text)) {
    rejection.diagnostics = task.shown_name + " does not define " + function.name;
    const std::string near = support::closest(function.name, called_identifiers(task.source));
    rejection.advice = near.empty() ? "Define it outside of any named namespace or class."
                                    : "It uses " + near + ": did you mean that to be " + function.name + "?";
    return rejection;
  }
  const std::string found = found_instead(messages);
  rejection.diagnostics = support::printable(error.text);
  if (!found.empty()) rejection.diagnostics += "\nfound: " + found;
  rejection.advice = "Arguments are passed as constants: take them by value or by const reference.";
  return rejection;
}

Rejection does_not_compile(const ProcessResult& result, const std::vector<Message>& messages,
                           const Task& task) {
  Rejection rejection;
  rejection.diagnostics = render_errors(messages, task.shown_name);
  if (rejection.diagnostics.empty())
    rejection.diagnostics = support::printable(result.standard_error, 2000, support::Lines::Keep);
  if (rejection.diagnostics.empty() && result.signal != 0)
    rejection.diagnostics = "the compiler was ended by signal " + std::to_string(result.signal);
  return rejection;
}

}  // namespace

std::optional<Rejection> rejected_by_limits(const ProcessResult& result) {
  Rejection rejection;
  if (result.timed_out || result.signal == SIGXCPU) {
    rejection.reason = Rejection::Reason::TimeLimit;
    rejection.diagnostics = "the compiler did not finish in time";
    return rejection;
  }
  for (const char* words : kMemoryWords) {
    if (result.succeeded() || !mentions(result.standard_error, words)) continue;
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

Rejection rejected_by_compiler(const ProcessResult& result, const Task& task) {
  if (auto limited = rejected_by_limits(result)) return *std::move(limited);
  const std::vector<Message> messages = parse_messages(result.standard_error);
  const Message* error = first_error_in(messages);
  if (error != nullptr && error->file == kTailName) return wrong_signature(*error, messages, task);
  return does_not_compile(result, messages, task);
}

}  // namespace mathjudge::compile
