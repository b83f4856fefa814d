// Writes the starter file of a problem: see stub.hpp.
// `return {};` is an empty value of every type that a contract may return.
#include "catalogue/stub.hpp"

#include <fmt/format.h>

#include "support/text.hpp"

namespace mathjudge::catalogue {
namespace {

constexpr std::size_t kWidth = 92;

/// `text` as comment lines after `lead`, further lines indented by as much.
std::string comment(const std::string& lead, const std::string& text) {
  std::string lines, indent = lead;
  for (std::string line : support::wrap(text, kWidth)) {
    if (line.ends_with('\\')) line += '.';  // else the comment would swallow the next line
    lines += fmt::format("// {}{}\n", indent, line);
    indent.assign(lead.size(), ' ');
  }
  return lines;
}

}  // namespace

std::string stub(const Problem& problem) {
  std::string text = comment("", fmt::format("{} ({})", problem.title, problem.id));
  for (const std::string& paragraph : problem.statement) text += "//\n" + comment("", paragraph);
  if (!problem.conventions.empty()) text += "//\n";
  for (const std::string& convention : problem.conventions) text += comment("- ", convention);
  text += "#include <mathjudge.hpp>\n\nusing namespace mathjudge;\n";
  for (const Function& function : problem.functions) {
    text += fmt::format("\n{} {{\n  // Your code here.\n  return {{}};\n}}\n", function.declaration());
  }
  return text;
}

}  // namespace mathjudge::catalogue
