// Reads the first lines of hostile programs and holds the judge's JSON document against them.
#include "commands/hostile_program.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <system_error>

#include "engine/verdict.hpp"
#include "runner/zygote.hpp"

namespace mathjudge::commands {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

std::vector<std::string> split(const std::string& text, const std::string& separator) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (std::size_t end = 0; (end = text.find(separator, begin)) != std::string::npos;
       begin = end + separator.size())
    parts.push_back(text.substr(begin, end - begin));
  parts.push_back(text.substr(begin));
  return parts;
}

const std::regex& timing_pattern() {
  static const std::regex pattern(R"(at (least|most) ([0-9.]+)x ([a-z0-9_-]+))");
  return pattern;
}

support::Status check(const HostileProgram& program) {
  const auto wrong = [&](const std::string& what) {
    return support::Error{program.file.string() + ": " + what, ""};
  };
  if (program.verdicts.empty()) return wrong("its first lines do not say `// expect: VERDICT`");
  for (const std::string& verdict : program.verdicts)
    if (!engine::verdict_from_name(verdict)) return wrong(verdict + " is not a verdict");
  for (const std::string& wish : program.timing)
    if (wish != "refused" && !std::regex_match(wish, timing_pattern()))
      return wrong("timing: " + wish + " means nothing");
  return support::Done{};
}

/// Whether the times are as one alternative of the header says.
bool timed_so(const std::string& wish, const json& timing) {
  const bool refused = timing.is_null() || timing["sizes"].empty();
  if (wish == "refused") return !timing.is_null() && !timing["warnings"].empty();
  std::smatch match;
  if (refused || !std::regex_match(wish, match, timing_pattern())) return false;
  const double bound = std::stod(match[2]);
  for (const json& implementation : timing["implementations"]) {
    if (implementation["name"] != match[3].str()) continue;
    const double ratio = implementation["yours_over_this"].back()["median"];
    if (match[1] == "least" ? ratio >= bound : ratio <= bound) return true;
  }
  return false;
}

}  // namespace

support::Result<HostileProgram> read_hostile_program(const fs::path& file) {
  HostileProgram program;
  program.file = file;
  program.kind = file.parent_path().filename().string();
  program.name = file.stem().string();
  std::ifstream stream(file, std::ios::binary);
  program.text.assign(std::istreambuf_iterator<char>(stream), {});
  if (!stream || program.text.empty()) return support::Error{"cannot read " + file.string(), ""};
  static const std::regex kLine(R"(// (expect|says|problem|timing|what): (.*))");
  std::smatch match;
  for (const std::string& line : split(program.text, "\n")) {
    if (!std::regex_match(line, match, kLine)) break;
    const std::string key = match[1], value = match[2];
    if (key == "expect") program.verdicts = split(value, "|");
    if (key == "says") program.says = split(value, "|");
    if (key == "timing") program.timing = split(value, " or ");
    if (key == "problem") program.problem = value;
  }
  if (auto valid = check(program); !valid) return valid.error();
  return program;
}

support::Result<std::vector<HostileProgram>> list_hostile_programs(const fs::path& folder,
                                                                   const std::vector<std::string>& patterns) {
  std::vector<fs::path> files;
  std::error_code error;
  constexpr auto kOptions = fs::directory_options::follow_directory_symlink;
  for (fs::recursive_directory_iterator entry(folder, kOptions, error), end; !error && entry != end;
       entry.increment(error)) {
    const std::string name = (entry->path().parent_path().filename() / entry->path().stem()).string();
    const auto in_name = [&](const std::string& pattern) { return name.find(pattern) != std::string::npos; };
    if (entry->path().extension() != ".cpp") continue;
    if (patterns.empty() || std::any_of(patterns.begin(), patterns.end(), in_name))
      files.push_back(entry->path());
  }
  if (error)
    return support::Error{
        "cannot read the hostile programs in " + folder.string() + ": " + error.message(),
        "Install again with cmake --install, or build the checkout again with ./mathjudge."};
  std::sort(files.begin(), files.end());
  std::vector<HostileProgram> programs;
  for (const fs::path& file : files) {
    auto program = read_hostile_program(file);
    if (!program) return program.error();
    programs.push_back(*std::move(program));
  }
  return programs;
}

std::vector<std::string> faults_of(const HostileProgram& program, const json& document,
                                   const std::string& report) {
  std::vector<std::string> faults;
  const std::string verdict = document.value("verdict", "no verdict");
  const auto contains = [&](const std::string& text) { return report.find(text) != std::string::npos; };
  if (std::find(program.verdicts.begin(), program.verdicts.end(), verdict) == program.verdicts.end()) {
    std::string why;
    if (document.contains("error")) why = ": " + document["error"].value("what", "");
    faults.push_back(fmt::format("expected {}, got {}{}", fmt::join(program.verdicts, " or "), verdict, why));
  }
  if (!program.says.empty() && std::none_of(program.says.begin(), program.says.end(), contains))
    faults.push_back(fmt::format("the report does not say \"{}\"", fmt::join(program.says, "\" or \"")));
  if (!program.timing.empty() && verdict == "accepted") {
    const json timing = document.value("timing", json());
    const auto so = [&](const std::string& wish) { return timed_so(wish, timing); };
    if (std::none_of(program.timing.begin(), program.timing.end(), so))
      faults.push_back(fmt::format("its timing is not {}: {}", fmt::join(program.timing, " or "),
                                   timing.dump().substr(0, 400)));
  }
  return faults;
}

double overrun_of(const json& document, const catalogue::Problem& problem) {
  std::map<std::string, catalogue::Limits> limits;
  for (const catalogue::Case& one : problem.cases) limits[one.name] = one.limits;
  double overrun = 0;
  for (const json& one : document.value("cases", json::array())) {
    const auto limit = limits.find(one["name"]);
    if (limit == limits.end()) continue;
    const double wall = one["wall_seconds"], cpu = one["cpu_seconds"];
    overrun = std::max(overrun, cpu - limit->second.cpu_seconds);
    // What computes on a busy machine is ended by its CPU limit, which the wall clock may run ahead of.
    const bool computes = cpu >= runner::kComputingShare * wall;
    const double latest = computes ? limit->second.cpu_seconds / runner::kComputingShare : 0;
    overrun = std::max(overrun, wall - std::max(limit->second.wall_seconds, latest));
  }
  return overrun;
}

}  // namespace mathjudge::commands
