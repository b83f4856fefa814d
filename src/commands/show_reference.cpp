// mathjudge show-reference: how an implementation looks that an interviewer hopes to see.
#include <fmt/format.h>

#include <fstream>
#include <iterator>

#include "commands/command.hpp"
#include "engine/verdict.hpp"
#include "report/style.hpp"
#include "support/text.hpp"

namespace mathjudge::commands {
namespace {

using report::Tone;

struct Options {
  std::string problem, variant = "textbook";
  bool code_only = false;
  Color color = Color::Auto;
};

void print_section(const report::Style& style, const std::string& title,
                   const std::vector<std::string>& items) {
  if (items.empty()) return;
  fmt::print("\n{}\n", style.paint(Tone::Strong, title));
  for (const std::string& item : items) {
    bool first = true;
    for (const std::string& line : support::wrap(item, static_cast<std::size_t>(terminal_width()) - 4)) {
      fmt::print("  {} {}\n", first ? "-" : " ", line);
      first = false;
    }
  }
}

void print_notes(const catalogue::Problem& problem, const catalogue::Reference& reference,
                 const report::Style& style) {
  fmt::print("\n{}\n", style.paint(Tone::Strong, "Variants"));
  for (const auto& other : problem.references) {
    const std::string mark = other.variant == reference.variant ? "*" : " ";
    bool first = true;
    for (const std::string& line : support::wrap(fmt::format("{} ({})", other.summary, other.complexity),
                                                 static_cast<std::size_t>(terminal_width()) - 17)) {
      fmt::print("  {} {}{}\n", first ? mark : " ", report::padded(first ? other.variant : "", 13), line);
      first = false;
    }
  }
  print_section(style, "Complexity", {problem.complexity});
  print_section(style, "Numerical notes", problem.numerical_notes);
  std::vector<std::string> follow_ups;
  for (const auto& follow_up : problem.follow_ups)
    follow_ups.push_back(follow_up.question + " " + follow_up.answer);
  print_section(style, "What an interviewer asks next", follow_ups);
  fmt::print("\n{}\n", style.paint(Tone::Strong, "NumPy"));
  for (const std::string& line : problem.numpy) fmt::print("  {}\n", line);
}

int run_show_reference(const Options& options) {
  const auto installation = find_installation();
  if (!installation) return complain(installation.error(), engine::kExitJudgeFailed);
  int exit_code = 0;
  const auto problem = load_problem(options.problem, *installation, exit_code);
  if (!problem) return complain(problem.error(), exit_code);
  std::vector<std::string> variants;
  for (const auto& reference : problem->references) {
    variants.push_back(reference.variant);
    if (reference.variant != options.variant) continue;
    std::ifstream file(reference.file, std::ios::binary);
    if (!file)
      return complain({"cannot read " + reference.file.string(), "Is the installation complete?"},
                      engine::kExitJudgeFailed);
    const std::string code{std::istreambuf_iterator<char>(file), {}};
    fmt::print("{}", code);
    if (!options.code_only) print_notes(*problem, reference, report::Style(use_color(options.color)));
    return 0;
  }
  const std::string near = support::did_you_mean(options.variant, variants);
  return complain({fmt::format("{} has no variant {}{}", problem->id, support::quoted(options.variant),
                               near.empty() ? "" : "; " + near),
                   fmt::format("It has: {}.", fmt::join(variants, ", "))},
                  engine::kExitUsage);
}

}  // namespace

void add_show_reference(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("show-reference", "a reference implementation, notes, NumPy code");
  command->add_option("problem", options->problem, "the problem's id")->required()->type_name("PROBLEM");
  command->add_option("--variant", options->variant, "which one (default: textbook)")->type_name("V");
  command->add_flag("--code-only", options->code_only, "print the source and nothing else");
  add_color_option(*command, options->color);
  command->callback([options, &session] { session.exit_code = run_show_reference(*options); });
}

}  // namespace mathjudge::commands
