// mathjudge run: judge a solution.
#include <fmt/format.h>
#include <unistd.h>

#include "commands/command.hpp"
#include "engine/judge.hpp"
#include "report/repro.hpp"

namespace mathjudge::commands {
namespace {

struct Options {
  std::string problem, file;
  std::string only_case, compiler = "g++", flags;
  bool examples = false, reveal = false, repro = false, sanitize = false, no_timing = false, json = false,
       require_sandbox = false;
  Color color = Color::Auto;
};

/// Flags as a shell would split them: blanks separate, quotes group.
support::Result<std::vector<std::string>> split_flags(const std::string& text) {
  std::vector<std::string> flags;
  std::string flag;
  char quote = 0;
  bool open = false;
  for (const char c : text) {
    if (quote != 0 ? c == quote : (c == '\'' || c == '"')) {
      quote = quote != 0 ? '\0' : c;
      open = true;
    } else if (quote == 0 && (c == ' ' || c == '\t' || c == '\n')) {
      if (open) flags.push_back(flag);
      flag.clear();
      open = false;
    } else {
      flag += c;
      open = true;
    }
  }
  if (quote != 0)
    return support::Error{"--cxxflags has an unclosed quote", "Close it: --cxxflags '-I \"my dir\"'."};
  if (open) flags.push_back(flag);
  return flags;
}

/// Writes the case as a program of its own, in the current directory.
support::Result<std::filesystem::path> write_repro(const engine::Report& report, const Options& options,
                                                   const catalogue::Problem& problem) {
  if (!options.repro || report.cases.empty()) return std::filesystem::path();
  std::size_t which = report.deciding.value_or(0);
  for (std::size_t i = 0; i < report.cases.size() && !report.deciding; ++i)
    if (!report.cases[i].passed()) which = i;
  const catalogue::Case& the_case = *report.cases[which].the_case;
  return report::write_repro(problem, the_case, options.file);
}

int run_run(const Options& options) {
  report::Context context;
  context.file = options.file;
  context.reveal = options.reveal;
  context.sanitized = options.sanitize;
  context.selection = options.examples || !options.only_case.empty();
  context.color = use_color(options.color);
  context.terminal = isatty(STDOUT_FILENO) == 1;
  context.width = terminal_width();
  const std::string format = options.json ? "json" : "console";
  const auto fail = [&](const support::Error& error, int exit_code) {
    report::make_reporter(format, context)->failed(error, exit_code);
    return exit_code;
  };

  const auto installation = find_installation();
  if (!installation) return fail(installation.error(), engine::kExitJudgeFailed);
  int exit_code = 0;
  const auto problem = load_problem(options.problem, *installation, exit_code);
  if (!problem) return fail(problem.error(), exit_code);
  context.problem = &*problem;
  auto source = compile::read_source(options.file);
  if (!source) return fail(source.error(), engine::kExitUsage);
  auto flags = split_flags(options.flags);
  if (!flags) return fail(flags.error(), engine::kExitUsage);

  engine::Request request;
  request.problem = &*problem;
  request.file = options.file;
  request.source = *std::move(source);
  request.only_case = options.only_case;
  request.examples_only = options.examples;
  request.timing = !options.no_timing && !context.selection && !options.sanitize;
  request.require_sandbox = options.require_sandbox;
  request.compile = {options.compiler,         *std::move(flags),     options.sanitize,
                     compile::default_cache(), installation->include, options.require_sandbox};
  request.runner = installation->runner;
  const auto reporter = report::make_reporter(format, context);
  const auto report = engine::judge(request, *reporter);
  if (!report)
    return fail(report.error(), report.error().usage ? engine::kExitUsage : engine::kExitJudgeFailed);
  const auto repro = write_repro(*report, options, *problem);
  if (!repro) return fail(repro.error(), engine::kExitJudgeFailed);
  reporter->finished(*report, *repro);
  return engine::exit_code(report->verdict);
}

}  // namespace

void add_run(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("run", "compile, judge and time a solution");
  command->add_option("problem", options->problem, "the problem's id")->required()->type_name("PROBLEM");
  command->add_option("file", options->file, "the solution's source")->required()->type_name("FILE");
  command->add_option("--case", options->only_case, "only this case, by name or number")->type_name("N");
  command->add_flag("--examples", options->examples, "only the visible examples");
  command->add_flag("--reveal", options->reveal, "show a failing hidden case's input and answer");
  command->add_flag("--repro", options->repro, "write the failing case as a standalone .cpp here");
  command->add_flag("--sanitize", options->sanitize, "build with AddressSanitizer and UBSan");
  command->add_flag("--no-timing", options->no_timing, "skip the timing section");
  command->add_option("--compiler", options->compiler, "which compiler (default: g++)")->type_name("CXX");
  command->add_option("--cxxflags", options->flags, "further compiler flags")->type_name("FLAGS");
  command->add_flag("--require-sandbox", options->require_sandbox,
                    "refuse to run when a protection is missing");
  command->add_flag("--json", options->json, "one JSON document on stdout");
  add_color_option(*command, options->color);
  command->callback([options, &session] { session.exit_code = run_run(*options); });
}

}  // namespace mathjudge::commands
