// mathjudge verify: for authors. Every known solution gets its declared verdict, with margins to spare.
#include "engine/verify.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "commands/command.hpp"
#include "report/strength_table.hpp"
#include "report/style.hpp"

namespace mathjudge::commands {
namespace {

using report::Tone;

struct Options {
  std::vector<std::string> problems;
  std::string compiler = "g++", markdown;
  std::vector<std::string> flags;
  bool verbose = false;
  Color color = Color::Auto;
};

support::Result<std::vector<catalogue::Problem>> chosen(const Options& options,
                                                        const Installation& installation, int& exit_code) {
  exit_code = engine::kExitJudgeFailed;
  if (options.problems.empty()) return catalogue::load_all(installation.data);
  std::vector<catalogue::Problem> problems;
  for (const std::string& id : options.problems) {
    auto problem = load_problem(id, installation, exit_code);
    if (!problem) return problem.error();
    problems.push_back(*std::move(problem));
  }
  return problems;
}

int run_verify(const Options& options) {
  const auto installation = find_installation();
  if (!installation) return complain(installation.error(), engine::kExitJudgeFailed);
  int exit_code = 0;
  const auto problems = chosen(options, *installation, exit_code);
  if (!problems) return complain(problems.error(), exit_code);

  engine::Request base;
  base.runner = installation->runner;
  base.compile = {options.compiler,         options.flags,         false,
                  compile::default_cache(), installation->include, false};
  const report::Style style(use_color(options.color));
  std::vector<engine::Strength> strengths;
  for (const catalogue::Problem& problem : *problems) {
    if (options.verbose) fmt::print("{}\n", style.paint(Tone::Strong, problem.id));
    const auto strength = engine::verify(
        problem, installation->solutions, base, [&](const auto& file, std::string_view verdict) {
          if (options.verbose) fmt::print("  {} {}\n", report::padded(file.filename().string(), 40), verdict);
          std::fflush(stdout);
        });
    if (!strength) return complain(strength.error(), engine::kExitJudgeFailed);
    fmt::print("{}\n", report::strength_line(*strength, style));
    for (const std::string& failure : strength->failures)
      fmt::print("    {} {}\n", style.paint(Tone::Bad, "-"), failure);
    std::fflush(stdout);
    strengths.push_back(*strength);
  }
  fmt::print("\n{}", report::strength_table(strengths));
  if (!options.markdown.empty()) {
    std::FILE* file = std::fopen(options.markdown.c_str(), "w");
    if (file == nullptr) return complain({"cannot write " + options.markdown, ""}, engine::kExitUsage);
    fmt::print(file, "{}", report::strength_markdown(strengths));
    std::fclose(file);
  }
  const bool proved =
      std::all_of(strengths.begin(), strengths.end(), [](const auto& s) { return s.failures.empty(); });
  fmt::print("\n{}\n", proved ? style.paint(Tone::Good, "every problem is proved")
                              : style.paint(Tone::Bad, "NOT PROVED: see above"));
  return proved ? 0 : 1;
}

}  // namespace

void add_verify(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("verify", "for authors: verdicts of known solutions, margins");
  command->add_option("problems", options->problems, "which problems (default: all)")->type_name("PROBLEM");
  command->add_option("--compiler", options->compiler, "which compiler (default: g++)")->type_name("CXX");
  command->add_option("--cxxflag", options->flags, "a further compiler flag; may be repeated")
      ->type_name("FLAG");
  command->add_option("--markdown", options->markdown, "also write the table to this file")
      ->type_name("FILE");
  command->add_flag("-v,--verbose", options->verbose, "a line for every solution");
  add_color_option(*command, options->color);
  command->callback([options, &session] { session.exit_code = run_verify(*options); });
}

}  // namespace mathjudge::commands
