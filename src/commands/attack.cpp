// Each program goes through the whole judge, started anew as a person would start it, with a cache, a
// temporary and a working directory of its own; then the machine is looked over, and a right solution judged.
#include "commands/attack.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <string_view>
#include <system_error>

#include "commands/command.hpp"
#include "commands/hostile_program.hpp"
#include "commands/surroundings.hpp"
#include "engine/verdict.hpp"
#include "support/temp_dir.hpp"
#include "support/text.hpp"

namespace mathjudge::commands {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using report::Tone;

constexpr double kGraceSeconds = 1;  // what a program may take beyond its limits
// No program runs longer, whatever it is: the compiler's 120 s, and a few cases up to their limits.
constexpr double kDeadlineSeconds = 240;
constexpr const char* kNextProblem = "matrix-trace";

struct Tally {
  std::size_t survived = 0, fell = 0;
  double latest = 0;  ///< end of a case beyond its limit, seconds
  std::uint64_t judge_memory = 0, case_memory = 0, disk = 0;
  std::map<std::string, std::size_t> left;
  std::set<std::string> missing;  ///< protections
};

/// What one program came to.
struct Answer {
  std::string verdict;
  double seconds = 0;
  std::vector<std::string> faults;
};

class Suite {
 public:
  Suite(const Installation& installation, fs::path program, const Attack& attack, const fs::path& place)
      : installation_(installation),
        program_(std::move(program)),
        attack_(attack),
        cache_(place / "cache"),
        temporary_(place / "tmp"),
        work_(place / "work"),
        place_(place) {
    for (const fs::path& folder : {cache_, temporary_, work_}) fs::create_directory(folder);
  }

  support::Result<Answer> meet(const HostileProgram& program);
  const Tally& tally() const { return tally_; }

 private:
  support::Result<Watched> judge(const std::string& problem, const fs::path& file, bool timing) const;
  std::vector<std::string> environment() const;
  void note(const std::vector<Trace>& traces, Answer& answer);
  void look_for_files(const fs::path& own, Answer& answer);
  void measure(const Watched& watched, const json& document, const catalogue::Problem& problem,
               Answer& answer);
  support::Status judge_the_next(Answer& answer) const;

  const Installation& installation_;
  fs::path program_;
  const Attack& attack_;
  fs::path cache_, temporary_, work_, place_;
  Tally tally_;
};

std::vector<std::string> Suite::environment() const {
  std::vector<std::string> result = {"MATHJUDGE_CACHE=" + cache_.string(), "TMPDIR=" + temporary_.string(),
                                     "HOME=" + work_.string(), "NO_COLOR=1"};
  for (const char* name : {"PATH", "LANG"})
    if (const char* value = std::getenv(name)) result.push_back(std::string(name) + "=" + value);
  return result;
}

support::Result<Watched> Suite::judge(const std::string& problem, const fs::path& file, bool timing) const {
  Watch watch;
  watch.arguments = {program_.string(), "run",        problem,         file.string(),
                     "--json",          "--compiler", attack_.compiler};
  if (!timing) watch.arguments.emplace_back("--no-timing");
  watch.environment = environment();
  watch.directory = work_;
  watch.disk = place_;
  watch.deadline_seconds = kDeadlineSeconds;
  return run_watched(watch);
}

void Suite::note(const std::vector<Trace>& traces, Answer& answer) {
  for (const Trace& trace : traces) {
    ++tally_.left[trace.kind];
    answer.faults.push_back(fmt::format("left behind or changed: {}: {}", trace.kind, trace.what));
  }
}

/// Only the solution and what the cache is for may be there.
void Suite::look_for_files(const fs::path& own, Answer& answer) {
  std::vector<Trace> traces;
  for (const fs::path& folder : {temporary_, work_})
    for (const fs::path& file : tree_below(folder).files)
      if (file != own) traces.push_back({"files", file.string()});
  for (const fs::path& file : tree_below(cache_).files)
    if (file.parent_path().filename() == "work") traces.push_back({"files", file.string()});
  note(traces, answer);
}

void Suite::measure(const Watched& watched, const json& document, const catalogue::Problem& problem,
                    Answer& answer) {
  tally_.judge_memory = std::max(tally_.judge_memory, watched.peak_memory_bytes);
  tally_.disk = std::max(tally_.disk, watched.peak_disk_bytes);
  for (const json& one : document.value("cases", json::array()))
    tally_.case_memory = std::max(tally_.case_memory, one["peak_memory_bytes"].get<std::uint64_t>());
  for (const json& protection : document.value("protections", json::array()))
    if (!protection["active"]) tally_.missing.insert(protection["name"]);
  const double overrun = overrun_of(document, problem);
  tally_.latest = std::max(tally_.latest, overrun);
  if (overrun > kGraceSeconds)
    answer.faults.push_back(fmt::format("a case ended {:.1f} s after its limit", overrun));
  if (watched.overdue)
    answer.faults.push_back(fmt::format("the judge had not ended after {} s", kDeadlineSeconds));
  const auto verdict = engine::verdict_from_name(answer.verdict);
  if (verdict && watched.exit_code != engine::exit_code(*verdict))
    answer.faults.push_back(
        fmt::format("exit code {} does not belong to {}", watched.exit_code, answer.verdict));
}

/// A hostile program must not change what is said about the next one.
support::Status Suite::judge_the_next(Answer& answer) const {
  const fs::path right = installation_.data.references / kNextProblem / "textbook.cpp";
  const auto watched = judge(kNextProblem, right, false);
  if (!watched) return watched.error();
  if (watched->exit_code != 0)
    answer.faults.push_back("the next, right solution: exit code " + std::to_string(watched->exit_code));
  return support::Done{};
}

support::Result<Answer> Suite::meet(const HostileProgram& program) {
  const auto problem = catalogue::load(program.problem, installation_.data);
  if (!problem) return problem.error();
  std::string text = program.text;
  const auto spec = fs::canonical(installation_.data.problems) / problem->topic / (problem->id + ".json");
  constexpr std::string_view kSpec = "@SPEC@";
  for (std::size_t at = 0; (at = text.find(kSpec, at)) != std::string::npos;)
    text.replace(at, kSpec.size(), spec.string());
  const fs::path file = work_ / program.file.filename();
  std::ofstream(file, std::ios::binary) << text;

  const Surroundings before = Surroundings::now();
  const auto watched = judge(program.problem, file, !program.timing.empty());
  if (!watched) return watched.error();
  const json document = json::parse(watched->standard_output, nullptr, false);
  const json report = document.is_object() ? document : json::object();
  Answer answer{report.value("verdict", "no verdict"), watched->seconds, {}};
  answer.faults = faults_of(program, report, watched->standard_output + watched->standard_error);
  measure(*watched, report, *problem, answer);
  note(end_leftover_processes(), answer);
  look_for_files(file, answer);
  note(Surroundings::now().changes_since(before), answer);
  fs::remove(file);
  if (auto next = judge_the_next(answer); !next) return next.error();
  ++(answer.faults.empty() ? tally_.survived : tally_.fell);
  return answer;
}

// ---- The table. ----------------------------------------------------------------------------------

struct Columns {
  std::size_t kind = 4, program = 7, expected = 14;
};

/// Alternatives that would make the column too wide stick out of it.
Columns columns_for(const std::vector<HostileProgram>& programs) {
  Columns columns;
  for (const HostileProgram& program : programs) {
    columns.kind = std::max(columns.kind, program.kind.size());
    columns.program = std::max(columns.program, program.name.size());
  }
  return columns;
}

std::string row(const Columns& columns, std::string_view kind, std::string_view program,
                std::string_view expected, std::string_view got, std::string_view time,
                std::string_view survived) {
  return fmt::format("{}  {}  {}  {} {:>8}  {}", report::padded(kind, columns.kind),
                     report::padded(program, columns.program), report::padded(expected, columns.expected),
                     report::padded(got, 14), time, survived);
}

void print_answer(const report::Style& style, const Columns& columns, const HostileProgram& program,
                  const Answer& answer) {
  const bool survived = answer.faults.empty();
  const std::string expected = fmt::format("{}", fmt::join(program.verdicts, "|"));
  fmt::print("{}\n", row(columns, program.kind, program.name, expected, answer.verdict,
                         fmt::format("{:.2f} s", answer.seconds),
                         survived ? style.paint(Tone::Good, "yes") : style.paint(Tone::Bad, "NO")));
  for (const std::string& fault : answer.faults)
    fmt::print("    {} {}\n", style.paint(Tone::Bad, "-"), support::printable(fault, 1000));
  std::fflush(stdout);
}

void print_summary(const report::Style& style, const Tally& tally) {
  fmt::print("\n{} of {} programs survived\n", tally.survived, tally.survived + tally.fell);
  std::string left;
  for (const char* kind : kTraceKinds) {
    const auto count = tally.left.find(kind);
    left +=
        fmt::format("{}{} {}", left.empty() ? "" : ", ", kind, count == tally.left.end() ? 0 : count->second);
  }
  const auto line = [](std::string_view name, const std::string& text) {
    fmt::print("  {}{}\n", report::padded(name, 22), text);
  };
  line("left or changed", left);
  line("peak memory", fmt::format("{} the judge with all it starts, {} one case",
                                  report::bytes(tally.judge_memory), report::bytes(tally.case_memory)));
  line("peak disk", report::bytes(tally.disk) + " cache and temporary files, all removed");
  line("latest end",
       fmt::format("{:.2f} s after a case's limit (at most {:.0f} s)", tally.latest, kGraceSeconds));
  if (!tally.missing.empty())
    line("missing protections", style.paint(Tone::Warn, fmt::format("{}", fmt::join(tally.missing, ", "))));
}

}  // namespace

int run_attack(const Attack& attack, const report::Style& style) {
  const auto fail = [](const support::Error& error) { return complain(error, engine::kExitJudgeFailed); };
  const auto installation = find_installation();
  if (!installation) return fail(installation.error());
  const auto programs = list_hostile_programs(installation->hostile, attack.patterns);
  if (!programs) return fail(programs.error());
  if (programs->empty())
    return complain({"no hostile program has such a name", "Names are kind/name, as in system/fork_bomb."},
                    engine::kExitUsage);
  if (auto ready = become_subreaper(); !ready) return fail(ready.error());
  auto place = support::TempDir::create(support::default_temp_parent());
  if (!place) return fail(place.error());
  std::error_code error;
  Suite suite(*installation, fs::read_symlink("/proc/self/exe", error), attack, place->path());
  const Columns columns = columns_for(*programs);
  fmt::print("{}\n", style.paint(Tone::Strong,
                                 row(columns, "kind", "program", "expected", "got", "time", "survived")));
  for (const HostileProgram& program : *programs) {
    const auto answer = suite.meet(program);
    if (!answer) return fail(answer.error());
    print_answer(style, columns, program, *answer);
  }
  print_summary(style, suite.tally());
  return suite.tally().fell == 0 ? 0 : 1;
}

}  // namespace mathjudge::commands
