// Reads `-###` of the driver: one command per line, indented by a space, arguments perhaps in quotes.
// Only file names are replaced, so whatever a distribution configured stays as it is.
#include "compile/recipe.hpp"

#include <algorithm>
#include <string_view>

#include "compile/diagnostics.hpp"
#include "compile/files.hpp"
#include "compile/process.hpp"

namespace mathjudge::compile {
namespace {

using support::Error;
using support::Result;
using Arguments = std::vector<std::string>;

// One line of -###, split as a shell would: quotes group, a backslash protects the next character.
Arguments split_command(std::string_view line) {
  Arguments arguments;
  bool quoted = false, open = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    char c = line[i];
    if (c == '"') {
      quoted = !quoted;
      if (!open) arguments.emplace_back();
      open = true;
      continue;
    }
    if (c == ' ' && !quoted) {
      open = false;
      continue;
    }
    if (c == '\\' && i + 1 < line.size()) c = line[++i];
    if (!open) arguments.emplace_back();
    open = true;
    arguments.back() += c;
  }
  return arguments;
}

// The commands that the driver announces for `arguments`.
Result<std::vector<Arguments>> announced(const Toolchain& toolchain, Arguments arguments,
                                         const Reach& reach) {
  arguments.insert(arguments.begin(), {toolchain.path.string(), "-###"});
  auto ran = run_tool(arguments, reach);
  if (!ran) return ran.error();
  std::vector<Arguments> commands;
  for (std::string_view rest = ran->standard_error; !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    if (line.size() > 2 && line[0] == ' ' &&
        (line[1] == '/' || line[1] == '"' || line.substr(0, 4) == " as "))
      commands.push_back(split_command(line));
  }
  if (!ran->succeeded() || commands.empty())
    return Error{
        toolchain.path.string() + " does not accept these flags: " + first_error(ran->standard_error),
        "Check --cxxflags.", true};
  return commands;
}

std::string base_name(const std::string& path) { return std::filesystem::path(path).filename().string(); }

Result<Arguments> command_named(const std::vector<Arguments>& commands, std::string_view name) {
  for (const Arguments& command : commands) {
    if (!command.empty() && base_name(command[0]) == name) return command;
  }
  return Error{"the compiler does not say how it runs " + std::string(name),
               "Choose g++ (12 or later) or clang++ (14 or later) with --compiler."};
}

// The value behind `option`, replaced.
void set_value(Arguments& command, std::string_view option, const std::string& value) {
  const auto at = std::find(command.begin(), command.end(), option);
  if (at != command.end() && at + 1 != command.end()) *(at + 1) = value;
}

// A bare program name as the driver would find it; it searches its own directories, then PATH.
std::string program(const std::string& name) {
  if (!name.empty() && name[0] == '/') return name;
  for (const char* directory : {"/usr/bin/", "/bin/", "/usr/local/bin/"}) {
    std::error_code error;
    if (std::filesystem::exists(directory + name, error)) return directory + name;
  }
  return name;
}

Result<Recipe> gcc_commands(const std::vector<Arguments>& commands) {
  auto compile = command_named(commands, "cc1plus");
  auto assemble = command_named(commands, "as");
  if (!compile) return compile.error();
  if (!assemble) return assemble.error();
  set_value(*compile, "-o", kAssembly);
  (*assemble)[0] = program((*assemble)[0]);
  assemble->back() = kAssembly;
  Recipe recipe;
  recipe.compile = *std::move(compile);
  recipe.assemble = *std::move(assemble);
  return recipe;
}

Result<Recipe> clang_commands(const std::vector<Arguments>& commands) {
  Recipe recipe;
  for (const Arguments& command : commands) {
    if (std::find(command.begin(), command.end(), "-cc1") != command.end()) recipe.compile = command;
  }
  if (recipe.compile.empty())
    return Error{"the compiler does not say how it runs its compiler proper",
                 "Choose g++ (12 or later) or clang++ (14 or later) with --compiler."};
  // Its own process is gone when it has finished; leaving memory unfreed is what the driver does too.
  if (std::find(recipe.compile.begin(), recipe.compile.end(), "-disable-free") == recipe.compile.end())
    recipe.compile.insert(recipe.compile.end() - 1, "-disable-free");
  return recipe;
}

bool is_start_file(const std::string& argument) {
  const std::string name = base_name(argument);
  return name.size() > 2 && name.substr(0, 3) == "crt" && name.substr(name.size() - 2) == ".o";
}

// `ld -shared` on the object and the driver's start files. The program that loads the library brings
// libstdc++, libm and libc along, so they need not be searched: 4 ms instead of 40. The static halves
// of libgcc and libc (atexit, __builtin_cpu_supports) are in nobody else's hands. Two segments in place of
// five: every worker maps them anew, and nothing in its process is worth write protection.
Result<Arguments> direct_link(const std::vector<Arguments>& commands) {
  const Arguments& driver = commands.back();
  Arguments link = {program("ld"),
                    "-shared",
                    "--eh-frame-hdr",
                    "--hash-style=gnu",
                    "-z",
                    "norelro",
                    "-z",
                    "noseparate-code",
                    std::string("--version-script=") + kExports,
                    "-o",
                    kLibrary};
  const auto emulation = std::find(driver.begin(), driver.end(), "-m");
  if (emulation != driver.end() && emulation + 1 != driver.end())
    link.insert(link.end(), emulation, emulation + 2);
  for (const std::string& argument : driver) {
    if (is_start_file(argument) || argument == kObject || argument.starts_with("-L"))
      link.push_back(argument);
    if (argument == kObject) link.insert(link.end(), {"-lgcc", "-l:libc_nonshared.a"});
  }
  if (std::find(link.begin(), link.end(), kObject) == link.end())
    return Error{"the compiler does not say how it links", "Choose another compiler with --compiler."};
  return link;
}

// Through the driver, for flags whose libraries only it knows.
Arguments driver_link(const Toolchain& toolchain, const Recipe& recipe, const Flags& flags) {
  Arguments link = {toolchain.path.string()};
  link.insert(link.end(), recipe.flags.begin(), recipe.flags.end());
  for (const char* argument : {"-shared", "-o", kLibrary, kObject}) link.emplace_back(argument);
  link.insert(link.end(), flags.link.begin(), flags.link.end());
  return link;
}

Result<std::filesystem::path> runtime(const Toolchain& toolchain, const std::string& name,
                                      const Reach& reach) {
  auto ran = run_tool({toolchain.path.string(), "-print-file-name=" + name}, reach);
  if (!ran) return ran.error();
  const std::filesystem::path path = ran->standard_output.substr(0, ran->standard_output.find('\n'));
  std::error_code error;
  if (path.is_absolute() && std::filesystem::exists(path, error))
    return std::filesystem::canonical(path, error);
  return Error{toolchain.label + " has no sanitizer runtime " + name,
               "Install it (Debian: libasan and libubsan come with g++), or run without --sanitize."};
}

Result<std::vector<std::filesystem::path>> sanitizer_runtimes(const Toolchain& toolchain,
                                                              const Reach& reach) {
  std::vector<std::string> names = {"libasan.so", "libubsan.so"};
  if (toolchain.family == Family::Clang) names = {"libclang_rt.asan-x86_64.so"};
  std::vector<std::filesystem::path> paths;
  for (const std::string& name : names) {
    auto path = runtime(toolchain, name, reach);
    if (!path) return path.error();
    paths.push_back(*path);
  }
  return paths;
}

std::vector<std::string> texts(const std::vector<std::filesystem::path>& paths) {
  std::vector<std::string> list;
  for (const auto& path : paths) list.push_back(path.string());
  return list;
}

std::vector<std::filesystem::path> paths(const std::vector<std::string>& list) {
  return {list.begin(), list.end()};
}

}  // namespace

std::vector<std::string> driver_flags(const Flags& flags, bool sanitize) {
  // No semantic interposition: the library exports only its entries, so calls between the solution's
  // own functions may be inlined as in a program.
  std::vector<std::string> all = {"-std=c++20", "-O2", "-fPIC", "-ffp-contract=off",
                                  "-fno-semantic-interposition"};
  // Warnings cost 2 % of a compilation. Not beside the person's own, which -Werror may have turned into
  // errors; and not those two, which every loop over an int and every unused argument would set off.
  if (!flags.chooses_warnings)
    all.insert(all.end(), {"-Wall", "-Wextra", "-Wno-sign-compare", "-Wno-unused-parameter"});
  all.insert(all.end(), flags.compile.begin(), flags.compile.end());
  if (sanitize)
    all.insert(all.end(), {"-fsanitize=address,undefined", "-fno-omit-frame-pointer", "-g1",
                           "-fno-sanitize-recover=undefined"});
  return all;
}

Result<Recipe> ask_driver(const Toolchain& toolchain, const Flags& flags, const Options& options,
                          const std::filesystem::path& work) {
  const Reach reach{flags.readable, work};
  const std::vector<std::string> all = driver_flags(flags, options.sanitize);
  write_file(work / kUnit, "\n");
  write_file(work / kObject, "");

  Arguments compile = all;
  compile.insert(compile.end(), {"-idirafter", options.include.string(), "-c", kUnit, "-o", kObject});
  auto commands = announced(toolchain, compile, reach);
  if (!commands) return commands.error();
  auto recipe = toolchain.family == Family::Gcc ? gcc_commands(*commands) : clang_commands(*commands);
  if (!recipe) return recipe;
  recipe->flags = all;

  if (flags.link_with_driver || options.sanitize) {
    recipe->link = driver_link(toolchain, *recipe, flags);
    if (options.sanitize && toolchain.family == Family::Clang) recipe->link.emplace_back("-shared-libasan");
  } else {
    Arguments link = all;
    link.insert(link.end(), {"-shared", "-o", kLibrary, kObject});
    auto linking = announced(toolchain, link, reach);
    if (!linking) return linking.error();
    auto direct = direct_link(*linking);
    if (!direct) return direct.error();
    recipe->link = *std::move(direct);
  }
  recipe->readable = flags.libraries;
  if (options.sanitize) {
    auto runtimes = sanitizer_runtimes(toolchain, reach);
    if (!runtimes) return runtimes.error();
    recipe->preload = *std::move(runtimes);
  }
  return recipe;
}

Record to_record(const Recipe& recipe) {
  return {join(recipe.compile), join(recipe.assemble),       join(recipe.link),
          join(recipe.flags),   join(texts(recipe.preload)), join(texts(recipe.readable))};
}

std::optional<Recipe> recipe_from(const Record& record) {
  if (record.size() != 6) return std::nullopt;
  return Recipe{split(record[0]), split(record[1]),        split(record[2]),
                split(record[3]), paths(split(record[4])), paths(split(record[5]))};
}

}  // namespace mathjudge::compile
