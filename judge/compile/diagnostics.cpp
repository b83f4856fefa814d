// Recognises "file:line:column: severity: text", which g++ and clang++ share. All of it is untrusted:
// a solution may print through #error, so nothing here decides more than what to show.
#include "compile/diagnostics.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "compile/recipe.hpp"
#include "support/text.hpp"

namespace mathjudge::compile {
namespace {

constexpr std::size_t kShownErrors = 3;
constexpr std::size_t kShownLines = 40;
constexpr std::size_t kShownWidth = 400;

struct SeverityWord {
  std::string_view word;
  Severity severity;
};
constexpr SeverityWord kSeverityWords[] = {{" fatal error: ", Severity::Error},
                                           {" error: ", Severity::Error},
                                           {" sorry, unimplemented: ", Severity::Error},
                                           {" internal compiler error: ", Severity::Error},
                                           {" Error: ", Severity::Error},
                                           {" warning: ", Severity::Warning},
                                           {" note: ", Severity::Note}};

std::optional<std::size_t> number_at(std::string_view text, std::size_t& end) {
  std::size_t value = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{}) return std::nullopt;
  end = static_cast<std::size_t>(stop - text.data());
  return value;
}

// "file:line:" or "file:line:column:" up to `size`, or a message without a place ("cc1plus:").
void read_place(std::string_view place, Message& message) {
  const std::size_t first = place.find(':');
  message.file = place.substr(0, first);
  if (first == std::string_view::npos) return;
  std::size_t end = 0;
  if (const auto line = number_at(place.substr(first + 1), end)) message.line = *line;
}

std::optional<Message> heading(std::string_view line) {
  for (const auto& [word, severity] : kSeverityWords) {
    const std::size_t at = line.find(word);
    if (at == std::string_view::npos || at == 0 || line[at - 1] != ':') continue;
    if (line[0] == ' ' || line.substr(0, at).find(' ') != std::string_view::npos) continue;
    Message message;
    message.severity = severity;
    message.text = line.substr(at + word.size());
    read_place(line.substr(0, at), message);
    return message;
  }
  return std::nullopt;
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// Lines that stand above the message they belong to.
bool is_context(std::string_view line) {
  return line.substr(0, 22) == "In file included from " || line.substr(0, 22) == "                 from " ||
         line.find(": In ") != std::string_view::npos ||
         line.find(": At global scope:") != std::string_view::npos || ends_with(line, "required from here") ||
         line.find("required from") != std::string_view::npos || ends_with(line, "Assembler messages:");
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    lines.push_back(text.substr(0, text.find('\n')));
    text.remove_prefix(std::min(text.size(), lines.back().size() + 1));
  }
  return lines;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

// The compiler was given a name of the judge's; the person knows another.
std::string shown(std::string_view line, const std::string& shown_name) {
  const std::string unit = std::string(kUnit) + ":";
  std::string text;
  if (line.substr(0, unit.size()) == unit) {
    text = shown_name + ":" + std::string(line.substr(unit.size()));
  } else {
    text = line;
    replace_all(text, " from " + unit, " from " + shown_name + ":");
  }
  return support::printable(text, kShownWidth, support::Lines::Keep);
}

class Page {
 public:
  explicit Page(const std::string& shown_name) : shown_name_(shown_name) {}
  void add(const Message& message) {
    for (const std::string_view line : lines_of(message.block)) {
      if (line.find("<mathjudge>") != std::string_view::npos) continue;
      if (lines_++ < kShownLines) text_ += shown(line, shown_name_) + "\n";
    }
  }
  std::string finish(std::size_t more, const char* what) {
    if (lines_ > kShownLines) text_ += "... " + std::to_string(lines_ - kShownLines) + " more lines\n";
    if (more > 0) text_ += "... " + std::to_string(more) + " more " + what + (more > 1 ? "s\n" : "\n");
    return std::move(text_);
  }

 private:
  const std::string& shown_name_;
  std::string text_;
  std::size_t lines_ = 0;
};

}  // namespace

std::vector<Message> parse_messages(std::string_view output) {
  std::vector<Message> messages;
  std::string context;
  for (const std::string_view line : lines_of(output)) {
    if (auto message = heading(line)) {
      message->block = context + std::string(line) + "\n";
      context.clear();
      messages.push_back(*std::move(message));
    } else if (is_context(line)) {
      context += std::string(line) + "\n";
    } else if (!messages.empty()) {
      messages.back().block += std::string(line) + "\n";
    }
  }
  return messages;
}

std::string first_error(std::string_view output) {
  for (const Message& message : parse_messages(output)) {
    if (message.severity == Severity::Error) return support::printable(message.text);
  }
  return support::printable(output.substr(0, output.find('\n')));
}

std::string render_errors(const std::vector<Message>& messages, const std::string& shown_name) {
  Page page(shown_name);
  std::size_t errors = 0;
  bool showing = false;
  for (const Message& message : messages) {
    if (message.severity == Severity::Error) ++errors;
    if (message.severity != Severity::Note)
      showing = message.severity == Severity::Error && errors <= kShownErrors;
    // "candidate: operator+ of reverse_iterator", thirty times over, helps nobody.
    const bool elsewhere = message.severity == Severity::Note && message.file != kUnit;
    if (showing && !elsewhere) page.add(message);
  }
  return page.finish(errors > kShownErrors ? errors - kShownErrors : 0, "error");
}

std::string render_warnings(const std::vector<Message>& messages, const std::string& shown_name) {
  Page page(shown_name);
  std::size_t warnings = 0;
  bool showing = false;
  for (const Message& message : messages) {
    if (message.severity != Severity::Note) {
      showing = message.severity == Severity::Warning && message.file == kUnit && ++warnings <= kShownErrors;
    }
    if (showing) page.add(message);
  }
  return page.finish(warnings > kShownErrors ? warnings - kShownErrors : 0, "warning");
}

}  // namespace mathjudge::compile
