// One function per reason and per outcome; the labels are the left column of a failure report.
#include "report/explain.hpp"

#include <fmt/format.h>
#include <signal.h>
#include <string.h>

#include <type_traits>

#include "report/reveal.hpp"
#include "report/style.hpp"
#include "support/text.hpp"

namespace mathjudge::report {
namespace {

using engine::CaseReport;

/// Which of several calls failed, in words; empty when the first did.
std::string which_call(std::size_t call) {
  if (call == 0) return "";
  return fmt::format(" on call {} of the same process", call + 1);
}

std::string signal_name(int number) {
  const char* name = sigabbrev_np(number);
  const char* meaning = sigdescr_np(number);
  if (name == nullptr) return fmt::format("signal {}", number);
  return fmt::format("SIG{} ({})", name, meaning == nullptr ? "unknown" : meaning);
}

std::string exception_text(const engine::UnexpectedException& reason) {
  if (reason.type.empty()) return "threw something that is not a std::exception";
  return fmt::format("threw {}: {}", support::printable(reason.type, 200),
                     reason.what.empty() ? "(no message)" : support::printable(reason.what, 400));
}

// What stopped the process, in one phrase per outcome.
std::string phrase(const execute::Completed&) { return "answered"; }
std::string phrase(const execute::Crashed& outcome) {
  if (outcome.stack_overflow) return "stack overflow: recursion too deep, or a very large local array";
  return "crashed with " + signal_name(outcome.signal) +
         (outcome.memory_limit_near ? ", after an allocation had been refused at the memory limit" : "");
}
std::string phrase(const execute::ExitedEarly& outcome) {
  return fmt::format("exited before answering (exit code {})", outcome.code);
}
std::string phrase(const execute::TimedOut& outcome) {
  return outcome.clock == execute::TimedOut::Clock::Cpu
             ? fmt::format("CPU time limit, {:.1f} s", outcome.limit_seconds)
             : fmt::format("wall time limit, {:.1f} s: it waited instead of computing",
                           outcome.limit_seconds);
}
std::string phrase(const execute::OutOfMemory& outcome) {
  return fmt::format("memory limit, {}", bytes(outcome.limit_bytes));
}
std::string phrase(const execute::BrokeRule& outcome) {
  return outcome.call.empty() ? "made a system call that solutions may not make"
                              : fmt::format("called {}, which solutions may not", outcome.call);
}
std::string phrase(const execute::BadAnswer& outcome) {
  return "the answer could not be read: " + outcome.why;
}
std::string phrase(const execute::NotLoadable& outcome) {
  return "the compiled solution could not be loaded: " + support::printable(outcome.why, 400);
}

std::string phrase_of(const execute::CaseOutcome& outcome) {
  return std::visit([](const auto& what) { return phrase(what); }, outcome);
}

bool asan_would_help(const CaseReport& report) {
  const auto* crashed = std::get_if<execute::Crashed>(&report.run.outcome);
  return crashed != nullptr && !crashed->stack_overflow;
}

/// A shape is right or wrong: there is no number to compare.
void explain_check(const compare::Measurements& measured, std::vector<Line>& lines) {
  for (const compare::Check& check : measured.checks) {
    if (check.passed()) continue;
    if (!measured.extent.shapes_agree) {
      lines.push_back({"check", check.formula});
      lines.push_back({"measured", measured.extent.shape_got});
      break;
    }
    lines.push_back({"check", fmt::format("{} <= {}", check.formula, brief(check.threshold))});
    std::string text = brief(check.measured);
    if (measured.forward_error) text += "; forward error " + brief(*measured.forward_error);
    if (measured.digits_lost && *measured.digits_lost >= 0.1)
      text += fmt::format("; {:.1f} digits lost beyond conditioning", *measured.digits_lost);
    lines.push_back({"measured", text});
    if (!check.teaches.empty()) lines.push_back({"meaning", check.teaches});
    break;  // the first failed check explains; the others follow from it or can be read in --json
  }
}

std::string index_text(const compare::Mismatch& worst, std::size_t parts,
                       const catalogue::Function& function) {
  std::string text =
      parts > 1 && worst.part < function.returns.size() ? function.returns[worst.part].name : "";
  for (const std::size_t i : worst.index) text += fmt::format("[{}]", i);
  return text.empty() ? "the value" : text;
}

void explain_entries(const compare::Measurements& measured, const catalogue::Function& function,
                     std::vector<Line>& lines) {
  if (measured.worst) {
    const compare::Mismatch& worst = *measured.worst;
    const Pair pair = distinguishable(worst.got, worst.want);
    lines.push_back({"worst", fmt::format("{}  got {}  want {}  abs {}  rel {}",
                                          index_text(worst, function.returns.size(), function), pair.got,
                                          pair.want, brief(static_cast<double>(worst.absolute)),
                                          brief(static_cast<double>(worst.relative)))});
  }
  const compare::Extent& extent = measured.extent;
  std::string text;
  if (extent.entries > 0 && extent.out > 0)
    text = fmt::format("{} of {} entries out; ", extent.out, extent.entries);
  text += extent.shapes_agree ? fmt::format("shape {} ok; ", extent.shape_want)
                              : fmt::format("shape {}, expected {}; ", extent.shape_got, extent.shape_want);
  text += extent.not_finite == 0 ? "no NaN or Inf" : fmt::format("{} NaN or Inf", extent.not_finite);
  if (!extent.shape_want.empty()) lines.push_back({"extent", text});
  if (!measured.pattern.empty()) lines.push_back({"pattern", "the answer equals " + measured.pattern});
  for (const std::string& note : measured.notes) lines.push_back({"note", note});
}

class Explainer {
 public:
  Explainer(const CaseReport& report, const Context& context, std::vector<Line>& lines)
      : report_(report), context_(context), lines_(lines) {}

  void operator()(const engine::Passed&) {}
  void operator()(const engine::WrongNumbers& reason) {
    if (reason.call > 0)
      lines_.push_back({"when", "the first answer was right; wrong" + which_call(reason.call)});
    if (report_.measurements.empty()) return;
    const auto& function = context_.problem->functions[report_.the_case->function];
    explain_check(report_.measurements.back(), lines_);
    explain_entries(report_.measurements.back(), function, lines_);
  }
  void operator()(const engine::NotThrown& reason) {
    lines_.push_back({"check", "this input must be refused by throwing (" + reason.recommended + ")" +
                                   which_call(reason.call)});
    lines_.push_back(
        {"measured", "returned " + (reason.returned.empty() ? "a value" : reason.returned) + " instead"});
    lines_.push_back(
        {"meaning",
         "The contract leaves no answer for this input. A sentinel, NaN or an empty result passes "
         "silently into the caller's mathematics; an exception does not."});
  }
  void operator()(const engine::UnexpectedException& reason) {
    lines_.push_back({"problem", exception_text(reason) + which_call(reason.call)});
    lines_.push_back({"meaning", "This input is valid: the contract asks for an answer."});
  }
  void operator()(const engine::DidNotFinish&) {
    lines_.push_back({"problem", phrase_of(report_.run.outcome)});
    if (asan_would_help(report_) && !context_.sanitized)
      lines_.push_back(
          {"advice", "run again with --sanitize: it names the line that reads or writes out of bounds"});
  }
  void operator()(const engine::Skipped&) {
    lines_.push_back({"problem", "not run: earlier cases hit the time limit"});
  }

 private:
  const CaseReport& report_;
  const Context& context_;
  std::vector<Line>& lines_;
};

void explain_output(const CaseReport& report, std::vector<Line>& lines) {
  const std::string cut = report.run.output_truncated ? " (cut)" : "";
  if (!report.run.captured_stdout.empty())
    lines.push_back(
        {"stdout", support::printable(report.run.captured_stdout, 600, support::Lines::Keep) + cut, true});
  if (!report.run.captured_stderr.empty())
    lines.push_back(
        {"stderr", support::printable(report.run.captured_stderr, 2000, support::Lines::Keep) + cut, true});
}

}  // namespace

std::string full_name(const catalogue::Case& the_case) {
  const auto group = the_case.tier == catalogue::Tier::Hidden ? catalogue::name_of(the_case.category)
                                                              : catalogue::name_of(the_case.tier);
  return fmt::format("{}/{}", group, the_case.name);
}

std::vector<Line> explain(const CaseReport& report, const Context& context) {
  std::vector<Line> lines;
  if (!report.the_case->why.empty()) lines.push_back({"case", report.the_case->why});
  if (!report.input.empty()) lines.push_back({"input", report.input});
  std::visit(Explainer(report, context, lines), report.reason);
  for (const std::string& note : report.notes) lines.push_back({"note", note});
  if (context.reveal || report.the_case->tier == catalogue::Tier::Example) {
    lines.push_back({"given", revealed_input(*context.problem, *report.the_case)});
    lines.push_back({"expected", revealed_expectation(*context.problem, *report.the_case)});
  }
  explain_output(report, lines);
  return lines;
}

std::string one_line(const CaseReport& report) {
  return std::visit(
      [&](const auto& reason) -> std::string {
        using Why = std::decay_t<decltype(reason)>;
        if constexpr (std::is_same_v<Why, engine::WrongNumbers>) {
          const compare::Measurements& measured = report.measurements.back();
          const compare::Extent& extent = measured.extent;
          if (!extent.shapes_agree)
            return fmt::format("shape {}, expected {}", extent.shape_got, extent.shape_want);
          for (const compare::Check& check : measured.checks)
            if (!check.passed())
              return fmt::format("{} = {}, allowed {}", check.formula, brief(check.measured),
                                 brief(check.threshold));
          return "wrong";
        } else if constexpr (std::is_same_v<Why, engine::NotThrown>) {
          return "did not throw " + reason.recommended;
        } else if constexpr (std::is_same_v<Why, engine::UnexpectedException>) {
          return exception_text(reason);
        } else if constexpr (std::is_same_v<Why, engine::DidNotFinish>) {
          return phrase_of(report.run.outcome);
        } else if constexpr (std::is_same_v<Why, engine::Skipped>) {
          return "not run";
        } else {
          return "ok";
        }
      },
      report.reason);
}

}  // namespace mathjudge::report
