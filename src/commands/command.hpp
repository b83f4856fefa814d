// What every command shares. A command is one file: its options, add_<name>() and run_<name>().
// commands.cpp holds the table; adding a command adds a file and a row.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "catalogue/problem.hpp"
#include "commands/installation.hpp"
#include "report/reporter.hpp"
#include "support/result.hpp"

namespace mathjudge::commands {

enum class Color { Auto, Always, Never };

/// State between parsing and the process's exit code: the command that was chosen sets it.
struct Session {
  int exit_code = 0;
};

using AddCommand = void (*)(CLI::App& app, Session& session);

void add_list(CLI::App& app, Session& session);
void add_show(CLI::App& app, Session& session);
void add_run(CLI::App& app, Session& session);
void add_show_reference(CLI::App& app, Session& session);
void add_verify(CLI::App& app, Session& session);
void add_doctor(CLI::App& app, Session& session);

/// Parses and runs; the process's exit code.
int run_program(int argc, char** argv);

// Helpers that several commands use.

/// --color=auto|always|never, with NO_COLOR and TERM=dumb.
void add_color_option(CLI::App& command, Color& color);
bool use_color(Color color);
int terminal_width();

/// Writes "mathjudge: what", indented advice, and returns `exit_code`.
int complain(const support::Error& error, int exit_code);

/// Loads one problem by id; an unknown id gets "did you mean" and the usage exit code in `exit_code`.
support::Result<catalogue::Problem> load_problem(const std::string& id, const Installation& installation,
                                                 int& exit_code);

}  // namespace mathjudge::commands
