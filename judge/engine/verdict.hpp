// What the judge concludes: about one case, and about the whole submission.
// Everything a reporter may want to show is here as data; nothing here is text for people.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "catalogue/problem.hpp"
#include "compare/compare.hpp"
#include "compile/compile.hpp"
#include "execute/execute.hpp"

namespace mathjudge::engine {

/// The verdicts, each with one documented exit code (exit_code()).
enum class Verdict { Accepted, WrongAnswer, CompileError, RuntimeError, TimeLimit, MemoryLimit, RuleBroken };

std::string_view name_of(Verdict verdict);      ///< "wrong-answer": JSON, expectations of known solutions
std::string_view headline_of(Verdict verdict);  ///< "WRONG ANSWER"
std::optional<Verdict> verdict_from_name(std::string_view name);
int exit_code(Verdict verdict);  ///< 0 accepted, 1 wrong, 3 does not compile, 4 crashed or over a limit
inline constexpr int kExitUsage = 2;
inline constexpr int kExitJudgeFailed = 5;

// Why a case ended as it did. Exactly one of these.
struct Passed {};
/// The answer came and is not right; call `call` (0-based) of the case is the first wrong one.
struct WrongNumbers {
  std::size_t call = 0;
};
/// The contract asks for an exception on this input and none was thrown.
struct NotThrown {
  std::size_t call = 0;
  std::string recommended;
  std::string returned;  ///< shape of what came back instead
};
/// An exception on valid input.
struct UnexpectedException {
  std::size_t call = 0;
  std::string type, what;
};
/// The process did not live to answer; see CaseReport::run.outcome.
struct DidNotFinish {};
/// Not run: enough cases had already hit the time limit.
struct Skipped {};
using Reason = std::variant<Passed, WrongNumbers, NotThrown, UnexpectedException, DidNotFinish, Skipped>;

struct CaseReport {
  const catalogue::Case* the_case = nullptr;
  std::size_t index = 0;  ///< position in the spec, 0-based
  Verdict verdict = Verdict::Accepted;
  Reason reason;
  std::vector<compare::Measurements> measurements;  ///< one per call that returned numbers
  std::vector<std::string> notes;  ///< "threw std::out_of_range; the contract recommends ..."
  execute::CaseRun run;            ///< the outcome, times, memory, captured output
  std::string input;               ///< of a failure: a description, without the numbers
  bool passed() const { return verdict == Verdict::Accepted; }
  bool skipped() const { return std::holds_alternative<Skipped>(reason); }
};

/// One size of the timing section, for one implementation.
struct Timed {
  std::string implementation;   ///< "yours", "textbook", "optimized"
  std::vector<double> seconds;  ///< per size: median over rounds of the time of one call
  double growth = 0;            ///< fitted exponent over sizes
  // Against yours, per size (empty for yours): time(reference)/time(yours) as medians of paired rounds.
  struct Ratio {
    double median = 1, low = 1, high = 1;
    bool measurable() const { return low > 1 || high < 1; }
  };
  std::vector<Ratio> ratios;  ///< yours over this implementation; above 1 means yours is slower
};

struct TimingReport {
  std::vector<int> sizes;
  std::size_t rounds = 0;
  int core = 0;
  std::vector<Timed> implementations;
  std::vector<std::string> warnings;  ///< noisy machine, sizes left out, why there is no timing
};

/// The whole result of judging one submission.
struct Report {
  Verdict verdict = Verdict::Accepted;
  std::optional<compile::Rejection> rejection;  ///< CompileError
  std::optional<compile::Library> library;
  std::vector<CaseReport> cases;        ///< spec order; only those selected
  std::optional<std::size_t> deciding;  ///< index into `cases` of the case that decided a failure
  std::optional<TimingReport> timing;
  std::vector<execute::Protection> protections;
  std::vector<std::string> warnings;
  double seconds = 0;  ///< from start to verdict, timing aside
};

}  // namespace mathjudge::engine
