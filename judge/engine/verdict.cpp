// Names and exit codes of the verdicts.
#include "engine/verdict.hpp"

#include <array>

namespace mathjudge::engine {
namespace {

struct Row {
  Verdict verdict;
  std::string_view name, headline;
  int exit_code;
};
constexpr std::array kRows = {
    Row{Verdict::Accepted, "accepted", "ACCEPTED", 0},
    Row{Verdict::WrongAnswer, "wrong-answer", "WRONG ANSWER", 1},
    Row{Verdict::CompileError, "compile-error", "DOES NOT COMPILE", 3},
    Row{Verdict::RuntimeError, "runtime-error", "RUNTIME ERROR", 4},
    Row{Verdict::TimeLimit, "time-limit", "TIME LIMIT EXCEEDED", 4},
    Row{Verdict::MemoryLimit, "memory-limit", "MEMORY LIMIT EXCEEDED", 4},
    Row{Verdict::RuleBroken, "rule-broken", "SANDBOX RULE BROKEN", 4},
};

const Row& row_of(Verdict verdict) { return kRows[static_cast<std::size_t>(verdict)]; }

}  // namespace

std::string_view name_of(Verdict verdict) { return row_of(verdict).name; }
std::string_view headline_of(Verdict verdict) { return row_of(verdict).headline; }
int exit_code(Verdict verdict) { return row_of(verdict).exit_code; }

std::optional<Verdict> verdict_from_name(std::string_view name) {
  for (const Row& row : kRows)
    if (row.name == name) return row.verdict;
  return std::nullopt;
}

}  // namespace mathjudge::engine
