// Runs the known solutions of a problem and measures both calibration margins.
#include "engine/verify.hpp"

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

namespace mathjudge::engine {
namespace {

using catalogue::Tier;

std::vector<std::string> words(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> result;
  for (std::string word; stream >> word;) {
    std::erase(word, ',');
    result.push_back(word);
  }
  return result;
}

support::Result<KnownSolution> read_known(const std::filesystem::path& file) {
  KnownSolution known;
  known.file = file;
  std::ifstream stream(file);
  bool expected = false;
  for (std::string line; std::getline(stream, line) && line.starts_with("// ");) {
    const std::size_t colon = line.find(": ");
    if (colon == std::string::npos) continue;
    const std::string key = line.substr(3, colon - 3), value = line.substr(colon + 2);
    if (key == "expect") {
      const auto verdict = verdict_from_name(words(value).empty() ? "" : words(value).front());
      if (!verdict) return support::Error{file.string() + ": '" + value + "' is not a verdict", ""};
      known.expect = *verdict;
      expected = true;
    } else if (key == "caught-by") {
      known.caught_by = words(value);
    } else if (key == "mistake") {
      known.mistake = value;
    } else if (key == "flags") {
      known.flags = words(value);
    }
  }
  if (!expected)
    return support::Error{file.string() + " does not say what to expect of it",
                          "Begin the file with a line such as '// expect: wrong-answer'."};
  return known;
}

support::Result<std::string> contents(const std::filesystem::path& file) {
  return compile::read_source(file);
}

class Verification {
 public:
  Verification(const catalogue::Problem& problem, const Request& base, const Progress& progress)
      : problem_(problem), base_(base), progress_(progress) {
    strength_.id = problem.id;
    for (const auto& one : problem.cases)
      ++(one.tier == Tier::Example  ? strength_.examples
         : one.tier == Tier::Hidden ? strength_.hidden
                                    : strength_.stretch);
    for (const auto& function : problem.functions) strength_.theorem |= function.judging.bound_is_theorem;
  }

  support::Status check(const KnownSolution& known, bool reference) {
    const auto report = judge_file(known);
    if (!report) return report.error();
    progress_(known.file, name_of(report->verdict));
    const std::string name = known.file.filename().string();
    const bool right = known.expect == Verdict::Accepted;
    ++(right ? strength_.right_total : strength_.wrong_total);
    if (report->verdict != known.expect) {
      fail(name + ": expected " + std::string(name_of(known.expect)) + ", got " +
           std::string(name_of(report->verdict)) + decided_by(*report));
      return support::Done{};
    }
    if (right) {
      ++strength_.right_accepted;
      measure_right(*report, name, reference);
      if (reference && name == "textbook.cpp") check_facts(*report);
    } else {
      ++strength_.wrong_killed;
      measure_wrong(*report, known);
    }
    return support::Done{};
  }

  Strength finish() {
    if (!strength_.theorem && strength_.right_margin() < kRightMargin)
      fail("a correct solution comes within " + ratio_text(strength_.right_margin()) +
           "x of the threshold (" + strength_.worst_right->where + "); at least 10x is wanted");
    if (!strength_.theorem && strength_.wrong_margin() < kWrongMargin)
      fail("a wrong solution is caught by only " + ratio_text(strength_.wrong_margin()) +
           "x the threshold (" + strength_.weakest_wrong->where + "); at least 100x is wanted");
    return std::move(strength_);
  }

  void fail(std::string what) { strength_.failures.push_back(std::move(what)); }

 private:
  static std::string ratio_text(double ratio) {
    std::ostringstream text;
    text.precision(3);
    text << ratio;
    return text.str();
  }

  static std::string decided_by(const Report& report) {
    if (report.rejection) return ": " + report.rejection->diagnostics.substr(0, 400);
    return report.deciding ? " on " + report.cases[*report.deciding].the_case->name : "";
  }

  support::Result<Report> judge_file(const KnownSolution& known) {
    auto source = contents(known.file);
    if (!source) return source.error();
    Request request = base_;
    request.problem = &problem_;
    request.file = known.file;
    request.source = *std::move(source);
    request.timing = false;
    request.compile.flags.insert(request.compile.flags.end(), known.flags.begin(), known.flags.end());
    Events silent;
    return judge(request, silent);
  }

  static void raise(std::optional<Extreme>& extreme, double ratio, const std::string& where) {
    if (ratio > 0 && (!extreme || ratio > extreme->ratio)) extreme = Extreme{ratio, where};
  }

  void measure_right(const Report& report, const std::string& name, bool reference) {
    for (const CaseReport& one : report.cases) {
      if (one.the_case->tier == Tier::Stretch) continue;
      for (const auto& measured : one.measurements) {
        raise(strength_.worst_right, measured.calibrated_ratio(), name + " on " + one.the_case->name);
        if (reference)
          raise(strength_.worst_reference, measured.calibrated_ratio(), name + " on " + one.the_case->name);
      }
    }
  }

  /// How far outside the bound a failed case is; not finite where the failure is not a matter of degree.
  static double failure_ratio(const CaseReport& one) {
    if (!std::holds_alternative<WrongNumbers>(one.reason) || one.measurements.empty())
      return std::numeric_limits<double>::infinity();
    for (const compare::Check& check : one.measurements.back().checks)
      if (!check.passed() && !check.calibrated) return std::numeric_limits<double>::infinity();
    return one.measurements.back().worst_ratio();
  }

  /// Each declared category must fail; where it is meant to be caught, it must be caught clearly.
  void measure_wrong(const Report& report, const KnownSolution& known) {
    if (known.expect == Verdict::CompileError) return;
    const std::string name = known.file.filename().string();
    double strongest = 0;
    std::string where;
    std::set<std::string> failing;
    for (const CaseReport& one : report.cases) {
      if (one.passed() || one.the_case->tier != Tier::Hidden) continue;
      const std::string category(catalogue::name_of(one.the_case->category));
      failing.insert(category);
      const bool declared =
          known.caught_by.empty() || std::count(known.caught_by.begin(), known.caught_by.end(), category) > 0;
      if (declared && failure_ratio(one) > strongest)
        strongest = failure_ratio(one), where = name + " on " + one.the_case->name;
    }
    for (const std::string& category : known.caught_by)
      if (!failing.contains(category))
        fail(name + ": no " + category + " case fails, though it says one must");
    if (failing.empty()) fail(name + ": no hidden case fails");
    if (strongest > 0 && strongest < std::numeric_limits<double>::infinity() &&
        (!strength_.weakest_wrong || strongest < strength_.weakest_wrong->ratio))
      strength_.weakest_wrong = Extreme{strongest, where};
  }

  /// Call budgets derive from the textbook's own counts, stored as facts: they must be current.
  void check_facts(const Report& report) {
    for (const CaseReport& one : report.cases) {
      const auto* completed = std::get_if<execute::Completed>(&one.run.outcome);
      if (completed == nullptr || completed->calls.empty()) continue;
      const auto* returned = std::get_if<execute::Returned>(&completed->calls.front());
      if (returned == nullptr) continue;
      const auto& parameters = problem_.functions[one.the_case->function].parameters;
      std::size_t callback = 0;
      for (std::size_t p = 0; p < parameters.size(); ++p) {
        if (!std::holds_alternative<values::Callback>(one.the_case->calls.front().arguments[p])) continue;
        const std::size_t slot = callback++;
        const auto fact = one.the_case->facts.find("textbook_" + parameters[p].name + "_calls");
        if (fact == one.the_case->facts.end() || slot >= returned->callback_calls.size()) continue;
        if (fact->second != static_cast<double>(returned->callback_calls[slot]))
          fail("case " + one.the_case->name + ": the spec states " + ratio_text(fact->second) + " " +
               parameters[p].name + " calls by the textbook reference, which made " +
               std::to_string(returned->callback_calls[slot]));
      }
    }
  }

  const catalogue::Problem& problem_;
  const Request& base_;
  const Progress& progress_;
  Strength strength_;
};

}  // namespace

support::Result<std::vector<KnownSolution>> known_solutions(const std::filesystem::path& folder) {
  std::vector<KnownSolution> known;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() != ".cpp") continue;
    auto one = read_known(entry.path());
    if (!one) return one.error();
    known.push_back(*std::move(one));
  }
  if (error)
    return support::Error{"cannot list " + folder.string() + ": " + error.message(),
                          "verify needs a source checkout."};
  std::sort(known.begin(), known.end(), [](const auto& a, const auto& b) { return a.file < b.file; });
  return known;
}

support::Result<Strength> verify(const catalogue::Problem& problem, const std::filesystem::path& solutions,
                                 const Request& base, const Progress& progress) {
  Verification verification(problem, base, progress);
  for (const catalogue::Reference& reference : problem.references)
    if (const auto status = verification.check({reference.file, Verdict::Accepted, {}, "", {}}, true);
        !status)
      return status.error();
  const auto known = known_solutions(solutions / problem.id);
  if (!known) return known.error();
  std::size_t wrong = 0, right = 0;
  bool stub = false;
  for (const KnownSolution& one : *known) {
    if (const auto status = verification.check(one, false); !status) return status.error();
    const bool is_stub = one.file.filename() == "stub.cpp";
    stub |= is_stub && one.expect != Verdict::Accepted && one.expect != Verdict::CompileError;
    ++(one.expect == Verdict::Accepted ? right : wrong);
  }
  if (wrong < 7)
    verification.fail("only " + std::to_string(wrong) +
                      " known-wrong solutions, the stub included; seven are wanted");
  if (right < 2)
    verification.fail("only " + std::to_string(right) + " independent correct solutions; two are wanted");
  if (!stub) verification.fail("there is no stub.cpp that compiles and fails");
  return verification.finish();
}

}  // namespace mathjudge::engine
