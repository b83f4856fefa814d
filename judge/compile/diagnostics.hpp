// Reads what a compiler wrote: which messages there are, where they point, and which the person
// should see, under the name of their own file.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mathjudge::compile {

enum class Severity { Error, Warning, Note };

/// One message with the lines that belong to it: the context above and the source excerpt below.
struct Message {
  Severity severity = Severity::Error;
  std::string file;
  std::size_t line = 0;
  std::string text;   ///< after "error: "
  std::string block;  ///< all its lines
};

std::vector<Message> parse_messages(std::string_view output);

/// The text of the first error, one line, safe to print; the first line of all when there is none.
std::string first_error(std::string_view output);

/// The errors with their notes, as a person should see them: `shown_name` instead of the name the compiler
/// was given, at most three errors and forty lines, with a count of what was left out.
std::string render_errors(const std::vector<Message>& messages, const std::string& shown_name);

/// The warnings about the person's own lines, likewise.
std::string render_warnings(const std::vector<Message>& messages, const std::string& shown_name);

}  // namespace mathjudge::compile
