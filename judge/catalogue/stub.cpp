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

/// The declaration on as many lines as kWidth asks for: the template head and long parameter lists break.
std::string laid_out(std::string declaration) {
  constexpr std::string_view kHead = "template <class F> ";
  if (declaration.starts_with(kHead)) declaration[kHead.size() - 1] = '\n';
  const std::size_t start = declaration.find('\n') + 1;  // npos + 1 is 0
  const std::size_t open = declaration.rfind('(');
  std::size_t line = start, comma = declaration.find(", ", open);
  for (std::size_t next; comma != std::string::npos; comma = next) {
    next = declaration.find(", ", comma + 1);
    const std::size_t end = next == std::string::npos ? declaration.size() : next;
    if (end - line <= kWidth) continue;
    declaration.replace(comma, 2, ",\n" + std::string(open + 1 - start, ' '));
    line = comma + 2;
    if (next != std::string::npos) next += open + 1 - start;
  }
  return declaration;
}

/// What mathjudge.hpp need not include but the declarations use.
std::string further_includes(const Problem& problem) {
  bool integers = false, tuples = false;
  for (const Function& function : problem.functions) {
    tuples = tuples || function.returns.size() > 2;
    for (const auto* parameters : {&function.parameters, &function.returns}) {
      for (const Parameter& one : *parameters) integers = integers || one.type == values::Type::UnsignedInt64;
    }
  }
  return std::string(integers ? "#include <cstdint>\n" : "") + (tuples ? "#include <tuple>\n" : "");
}

}  // namespace

std::string stub(const Problem& problem) {
  std::string text = comment("", fmt::format("{} ({})", problem.title, problem.id));
  for (const std::string& paragraph : problem.statement) text += "//\n" + comment("", paragraph);
  if (!problem.conventions.empty()) text += "//\n";
  for (const std::string& convention : problem.conventions) text += comment("- ", convention);
  text += further_includes(problem) + "#include <mathjudge.hpp>\n\nusing namespace mathjudge;\n";
  for (const Function& function : problem.functions) {
    text +=
        fmt::format("\n{} {{\n  // Your code here.\n  return {{}};\n}}\n", laid_out(function.declaration()));
  }
  return text;
}

}  // namespace mathjudge::catalogue
