// The table of commands, and what they share.
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "commands/command.hpp"
#include "commands/interrupt.hpp"
#include "engine/verdict.hpp"
#include "support/text.hpp"

namespace mathjudge::commands {
namespace {

constexpr std::array<AddCommand, 6> kCommands = {add_list,           add_show,   add_run,
                                                 add_show_reference, add_verify, add_doctor};

using Commands = std::vector<const CLI::App*>;

/// "Usage: mathjudge run PROBLEM FILE; mathjudge run --help explains."
std::string usage_of(const CLI::App& command) {
  std::string usage = "mathjudge " + command.get_name();
  const auto positional = [](const CLI::Option* option) { return option->get_positional(); };
  for (const CLI::Option* option : command.get_options(positional))
    usage += option->get_required() ? " " + option->get_type_name() : " [" + option->get_type_name() + "]";
  return fmt::format("Usage: {}; mathjudge {} --help explains.", usage, command.get_name());
}

/// CLI11 reports a mistyped command as an extra argument; a person wants to know which one was meant.
std::string not_a_command(const std::string& word, const Commands& commands) {
  std::vector<std::string> names;
  for (const CLI::App* command : commands) names.push_back(command->get_name());
  const std::string near = support::did_you_mean(word, names);
  return fmt::format("{} is not a command{}{}", support::quoted(word), near.empty() ? "" : "; ", near);
}

int usage_error(const CLI::App& app, const CLI::ParseError& error, int argc, char** argv) {
  const auto complaint = [&]() -> support::Error {
    if (argc < 2)
      return {"a command is missing", "mathjudge list shows the problems, mathjudge --help the commands."};
    const std::string word = argv[1];
    const Commands commands = app.get_subcommands([](const CLI::App*) { return true; });
    for (const CLI::App* command : commands)
      if (command->get_name() == word) return {error.what(), usage_of(*command)};
    return {not_a_command(word, commands), "mathjudge --help lists the commands."};
  };
  return complain(complaint(), engine::kExitUsage);
}

/// Standard output may be a closed pipe or a full disk: a verdict that nobody could read is none.
int checked_output(int exit_code) {
  std::fflush(stdout);
  if (std::ferror(stdout) == 0) return exit_code;
  // Whatever failed first is no longer in errno: writing once more says it again.
  errno = 0;
  if (std::putc('\n', stdout) != EOF) std::fflush(stdout);
  const std::string why = errno != 0 ? std::strerror(errno) : "unknown error";
  return complain({"the output could not be written: " + why, ""}, engine::kExitJudgeFailed);
}

int parse_and_run(CLI::App& app, const Session& session, int argc, char** argv) {
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp& request) {
    return app.exit(request);
  } catch (const CLI::CallForAllHelp& request) {
    return app.exit(request);
  } catch (const CLI::CallForVersion& request) {
    return app.exit(request);
  } catch (const CLI::ParseError& error) {
    return usage_error(app, error, argc, argv);
  } catch (const std::exception& error) {
    if (std::ferror(stdout) != 0) return engine::kExitJudgeFailed;  // fmt::print throws on a failed write
    return complain(
        {std::string("the judge failed: ") + error.what(), "This is a fault of mathjudge itself."},
        engine::kExitJudgeFailed);
  }
  return session.exit_code;
}

}  // namespace

int run_program(int argc, char** argv) {
  handle_interrupts();
  CLI::App app{
      "mathjudge: practise the mathematics that machine-learning interviews ask for.\n"
      "Write solution.cpp, run it: learn whether it is right, how right, and how fast."};
  app.set_version_flag("--version", std::string("mathjudge ") + MATHJUDGE_VERSION);
  app.require_subcommand(1);
  app.footer(
      "Exit codes: 0 accepted; 1 wrong answer; 2 usage; 3 does not compile or match\n"
      "the signature; 4 crashed, threw on valid input, over a limit or broke a sandbox\n"
      "rule; 5 the judge itself failed; 130 interrupted.");
  Session session;
  for (const AddCommand add : kCommands) add(app, session);
  return checked_output(parse_and_run(app, session, argc, argv));
}

void add_color_option(CLI::App& command, Color& color) {
  static const std::map<std::string, Color> kNames{
      {"auto", Color::Auto}, {"always", Color::Always}, {"never", Color::Never}};
  command.add_option("--color", color, "auto (a terminal without NO_COLOR), always, never")
      ->transform(CLI::CheckedTransformer(kNames, CLI::ignore_case).description(""))
      ->type_name("WHEN");
}

bool use_color(Color color) {
  if (color != Color::Auto) return color == Color::Always;
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  if (no_color != nullptr && *no_color != '\0') return false;
  return isatty(STDOUT_FILENO) == 1 && term != nullptr && std::string_view(term) != "dumb";
}

int terminal_width() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40)
    return std::min<int>(size.ws_col, 120);
  return 80;
}

int complain(const support::Error& error, int exit_code) {
  std::fflush(stdout);
  // Unlike fmt::print, fputs does not throw where standard error is a closed pipe.
  std::fputs(
      fmt::format("mathjudge: {}\n", support::printable(error.what, 4000, support::Lines::Keep)).c_str(),
      stderr);
  for (const std::string& line : support::wrap(error.advice, 78))
    std::fputs(fmt::format("  {}\n", support::printable(line, 2000)).c_str(), stderr);
  return exit_code;
}

support::Result<catalogue::Problem> load_problem(const std::string& id, const Installation& installation,
                                                 int& exit_code) {
  exit_code = engine::kExitJudgeFailed;
  const auto files = catalogue::list_files(installation.data);
  if (!files) return files.error();
  std::vector<std::string> ids;
  for (const auto& file : *files) ids.push_back(file.stem().string());
  if (std::find(ids.begin(), ids.end(), id) == ids.end()) {
    exit_code = engine::kExitUsage;
    const std::string near = support::did_you_mean(id, ids);
    std::error_code ignored;
    const bool is_file = std::filesystem::exists(id, ignored);
    return support::Error{"there is no problem " + support::quoted(id) + (near.empty() ? "" : "; " + near),
                          is_file ? "The problem comes before the file: mathjudge run PROBLEM FILE."
                                  : "mathjudge list shows all problems."};
  }
  return catalogue::load(id, installation.data);
}

}  // namespace mathjudge::commands
