// Outcome -> verdict, one visitor per sum type.
#include "engine/decide.hpp"

#include <type_traits>

namespace mathjudge::engine {
namespace {

Verdict verdict_of(const execute::CaseOutcome& outcome) {
  return std::visit(
      [](const auto& what) {
        using What = std::decay_t<decltype(what)>;
        if constexpr (std::is_same_v<What, execute::Completed>) return Verdict::Accepted;
        if constexpr (std::is_same_v<What, execute::TimedOut>) return Verdict::TimeLimit;
        if constexpr (std::is_same_v<What, execute::OutOfMemory>) return Verdict::MemoryLimit;
        if constexpr (std::is_same_v<What, execute::BrokeRule>) return Verdict::RuleBroken;
        return Verdict::RuntimeError;
      },
      outcome);
}

class CaseJudge {
 public:
  CaseJudge(const CaseJudges& judges, CaseReport& report) : judges_(judges), report_(report) {}

  /// Judges the calls in order until one is wrong.
  void judge(const execute::Completed& completed) {
    for (std::size_t k = 0; k < completed.calls.size() && report_.passed(); ++k) {
      const catalogue::Call& call = report_.the_case->calls[k];
      std::visit(
          [&](const auto& did) {
            std::visit([&](const auto& due) { judge_call(k, did, due); }, call.expectation);
          },
          completed.calls[k]);
    }
  }

 private:
  void fail(Verdict verdict, Reason reason) {
    report_.verdict = verdict;
    report_.reason = std::move(reason);
  }

  void judge_call(std::size_t k, const execute::Returned& did, const catalogue::Returns&) {
    // The same call again should give the same answer again, which has been measured.
    const bool measured = last_ && judges_[k] == judges_[k - 1] && did == *last_;
    report_.measurements.push_back(measured
                                       ? report_.measurements.back()
                                       : judges_[k]->compare({did.parts, {did.callback_calls, did.draws}}));
    last_ = &did;
    if (!report_.measurements.back().passed()) fail(Verdict::WrongAnswer, WrongNumbers{k});
  }

  void judge_call(std::size_t k, const execute::Returned& did, const catalogue::Throws& due) {
    std::string returned;
    for (const values::Value& part : did.parts)
      returned += (returned.empty() ? "" : ", ") + values::shape_of(part);
    fail(Verdict::WrongAnswer, NotThrown{k, due.recommended, returned});
  }

  void judge_call(std::size_t k, const execute::Threw& did, const catalogue::Returns&) {
    fail(Verdict::RuntimeError, UnexpectedException{k, did.type, did.what});
  }

  void judge_call(std::size_t k, const execute::Threw& did, const catalogue::Throws& due) {
    if (did.type.empty())
      fail(Verdict::RuntimeError, UnexpectedException{k, "", did.what});
    else if (did.type != due.recommended && report_.notes.empty())
      report_.notes.push_back("threw " + did.type + "; the contract recommends " + due.recommended);
  }

  const CaseJudges& judges_;
  CaseReport& report_;
  const execute::Returned* last_ = nullptr;  ///< the call before, if it returned
};

CaseReport blank(const catalogue::Problem& problem, std::size_t index) {
  CaseReport report;
  report.the_case = &problem.cases[index];
  report.index = index;
  return report;
}

/// Describes the input of the call that failed, the first one when the process did not finish.
std::string input_of(const catalogue::Problem& problem, const catalogue::Case& the_case,
                     const Reason& reason) {
  const std::size_t call = std::visit(
      [](const auto& why) -> std::size_t {
        if constexpr (requires { why.call; }) return why.call;
        return 0;
      },
      reason);
  return compare::describe_input({problem.functions[the_case.function], the_case, the_case.calls[call]});
}

}  // namespace

CaseJudges prepare(const catalogue::Problem& problem, const catalogue::Case& the_case) {
  const catalogue::Function& function = problem.functions[the_case.function];
  CaseJudges judges;
  for (std::size_t k = 0; k < the_case.calls.size(); ++k) {
    const catalogue::Call& call = the_case.calls[k];
    if (std::holds_alternative<catalogue::Throws>(call.expectation))
      judges.push_back(nullptr);
    else if (k > 0 && judges[k - 1] != nullptr && call.arguments == the_case.calls[k - 1].arguments)
      judges.push_back(judges[k - 1]);  // the same call again
    else
      judges.push_back(std::make_shared<compare::CallJudge>(compare::Question{function, the_case, call}));
  }
  return judges;
}

CaseReport decide(const catalogue::Problem& problem, std::size_t index, const CaseJudges& judges,
                  execute::CaseRun run) {
  CaseReport report = blank(problem, index);
  report.run = std::move(run);
  if (const auto* completed = std::get_if<execute::Completed>(&report.run.outcome)) {
    CaseJudge(judges, report).judge(*completed);
  } else {
    report.verdict = verdict_of(report.run.outcome);
    report.reason = DidNotFinish{};
  }
  if (!report.passed()) report.input = input_of(problem, *report.the_case, report.reason);
  return report;
}

CaseReport skipped(const catalogue::Problem& problem, std::size_t index) {
  CaseReport report = blank(problem, index);
  report.verdict = Verdict::TimeLimit;
  report.reason = Skipped{};
  return report;
}

std::optional<std::size_t> deciding_case(const std::vector<CaseReport>& cases) {
  for (std::size_t i = 0; i < cases.size(); ++i)
    if (!cases[i].passed() && cases[i].the_case->tier != catalogue::Tier::Stretch) return i;
  return std::nullopt;
}

}  // namespace mathjudge::engine
