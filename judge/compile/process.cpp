// The one place where this module starts a program.
#include "compile/process.hpp"

#include <utility>

namespace mathjudge::compile {

support::Result<sandbox::ProcessResult> run_tool(std::vector<std::string> argv, const Reach& reach) {
  sandbox::Confinement confinement;
  confinement.argv = std::move(argv);
  // The C locale: messages are parsed. TMPDIR: the driver's temporary files go where writing is allowed.
  confinement.environment = {"PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C",
                             "TMPDIR=" + reach.work.string()};
  confinement.working_directory = reach.work;
  confinement.readable = reach.readable;
  confinement.writable = {reach.work};
  confinement.cpu_seconds = 60;
  confinement.wall_seconds = 120;
  confinement.address_space_bytes = 2ull << 30;
  confinement.file_size_bytes = 256ull << 20;
  return sandbox::run_confined(confinement);
}

support::Result<sandbox::ProcessResult> run_tools(const std::vector<std::vector<std::string>>& commands,
                                                  const Reach& reach) {
  // Positional parameters, so that nothing needs quoting: "$1" "$2" && "$3" ...
  std::string script;
  std::vector<std::string> argv = {"/bin/sh", "-c", "", "sh"};
  for (const auto& command : commands) {
    if (command.empty()) continue;
    if (!script.empty()) script += " && ";
    for (const std::string& argument : command) {
      argv.push_back(argument);
      script += "\"${" + std::to_string(argv.size() - 4) + "}\" ";
    }
  }
  argv[2] = script;
  return run_tool(std::move(argv), reach);
}

}  // namespace mathjudge::compile
