// The console's page: header, one line per category, the first failure in full, timing, the verdict.
#include "report/console.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "report/explain.hpp"
#include "report/style.hpp"
#include "report/timing_table.hpp"
#include "support/text.hpp"

namespace mathjudge::report {
namespace {

using catalogue::Category;
using catalogue::Tier;
using engine::CaseReport;
using engine::Report;

constexpr std::size_t kMoreFailures =
    8;  ///< failures listed in one line each before the rest is only counted

/// A row of the summary: the examples, one category of hidden cases, or the stretch cases.
std::string group_of(const catalogue::Case& the_case) {
  if (the_case.tier == Tier::Example) return "examples";
  if (the_case.tier == Tier::Stretch) return "stretch";
  static const std::map<Category, std::string> kNames = {
      {Category::Basic, "basic"},         {Category::Shape, "shapes"},
      {Category::Edge, "edge cases"},     {Category::Error, "error cases"},
      {Category::Scale, "scaling"},       {Category::IllConditioned, "ill-conditioned"},
      {Category::Structure, "structure"}, {Category::Random, "random"},
      {Category::Budget, "call budget"}};
  return kNames.at(the_case.category);
}

struct Group {
  std::string name;
  std::size_t passed = 0, total = 0;
  bool decides = true;
};

/// Groups in the order in which their first case appears; stretch last.
std::vector<Group> groups_of(const std::vector<CaseReport>& cases) {
  std::vector<Group> groups;
  for (const CaseReport& report : cases) {
    const std::string name = group_of(*report.the_case);
    auto found =
        std::find_if(groups.begin(), groups.end(), [&](const Group& group) { return group.name == name; });
    if (found == groups.end())
      found = groups.insert(groups.end(), {name, 0, 0, report.the_case->tier != Tier::Stretch});
    ++found->total;
    found->passed += report.passed();
  }
  std::stable_partition(groups.begin(), groups.end(), [](const Group& group) { return group.decides; });
  return groups;
}

class ConsoleReporter : public Reporter {
 public:
  explicit ConsoleReporter(const Context& context) : context_(context), style_(context.color) {}

  void notice(const std::string& text) override {
    clear_progress();
    print("{}\n", style_.paint(Tone::Faint, "  " + text + " ..."));
    std::fflush(context_.out);
  }

  void compiled(const compile::Library& library) override {
    const std::string how =
        library.from_cache ? "compiled before" : "compiled in " + duration(library.seconds);
    header(library.label + "   " + how);
    if (!library.warnings.empty()) block("warning", library.warnings, Tone::Warn, true);
  }

  void case_finished(const CaseReport&, std::size_t done, std::size_t total) override {
    progress(fmt::format("  {}/{} cases", done, total));
  }

  void judged(const Report& report) override {
    clear_progress();
    if (report.rejection) return rejected(*report.rejection);
    for (const Group& group : groups_of(report.cases)) summary_line(group);
    failures(report);
    stretch(report);
    if (report.verdict == engine::Verdict::Accepted) accuracy(report);
    std::fflush(context_.out);
  }

  void timing_progress(std::size_t done, std::size_t total) override {
    progress(fmt::format("  timing {}/{}", done, total));
  }

  void finished(const Report& report, const std::filesystem::path& repro) override {
    clear_progress();
    if (report.timing) print("{}", timing_table(*report.timing, style_));
    for (const std::string& warning : report.warnings) block("note", warning, Tone::Warn);
    unprotected(report);
    if (!repro.empty()) block("repro", "wrote " + support::printable(repro.string(), 300), Tone::Strong);
    verdict(report);
  }

  void failed(const support::Error& error, int) override {
    clear_progress();
    std::fflush(context_.out);
    // Unlike fmt::print, fputs does not throw where standard error is a closed pipe.
    std::fputs(fmt::format("mathjudge: {}\n", support::printable(error.what, 4000)).c_str(), stderr);
    for (const std::string& line : support::wrap(error.advice, 78))
      std::fputs(fmt::format("  {}\n", support::printable(line, 2000)).c_str(), stderr);
  }

 private:
  template <class... Args>
  void print(fmt::format_string<Args...> format, Args&&... args) {
    const std::string text = fmt::format(format, std::forward<Args>(args)...);
    std::fwrite(text.data(), 1, text.size(), context_.out);
  }

  // Progress occupies the last line of a terminal and is wiped before anything else is written.
  void progress(const std::string& text) {
    if (!context_.terminal) return;
    print("\r{}\x1b[K", text);
    std::fflush(context_.out);
    progress_shown_ = true;
  }
  void clear_progress() {
    if (progress_shown_) print("\r\x1b[K");
    progress_shown_ = false;
  }

  void header(const std::string& right) {
    const std::string id = context_.problem->id;
    const std::string file = support::printable(context_.file, 200);
    const std::size_t left = support::display_width(id) + 3 + support::display_width(file);
    const std::size_t used = left + support::display_width(right);
    const auto width = static_cast<std::size_t>(context_.width);
    // A long path gets a line of its own.
    const std::string gap = right.empty() ? "" : used + 2 <= width ? std::string(width - used, ' ') : "\n  ";
    print("{}   {}{}{}\n", style_.paint(Tone::Strong, id), file, gap, style_.paint(Tone::Faint, right));
  }

  /// "  label    text", the text wrapped and indented under itself.
  void block(const std::string& label, const std::string& text, Tone tone = Tone::Faint,
             bool verbatim = false) {
    const std::string left = "    " + padded(label, 9);
    const std::size_t room = static_cast<std::size_t>(std::max(40, context_.width)) - left.size();
    bool first = true;
    for (const std::string& line : verbatim ? split_lines(text) : support::wrap(text, room)) {
      print("{}{}\n", first ? style_.paint(tone, left) : std::string(left.size(), ' '), line);
      first = false;
    }
  }

  void summary_line(const Group& group) {
    std::string state = style_.paint(Tone::Good, "ok");
    if (group.passed < group.total)
      state = group.decides ? style_.paint(Tone::Bad, "FAILED") : style_.paint(Tone::Warn, "not all");
    if (!group.decides) state += style_.paint(Tone::Faint, "   (follow-ups: reported, never decisive)");
    print("  {}{:>7}   {}\n", padded(group.name, 17), fmt::format("{}/{}", group.passed, group.total), state);
  }

  void failures(const Report& report) {
    if (!report.deciding) return;
    const CaseReport& first = report.cases[*report.deciding];
    std::vector<const CaseReport*> more;
    for (const CaseReport& other : report.cases)
      if (&other != &first && !other.passed() && other.the_case->tier != Tier::Stretch)
        more.push_back(&other);

    in_full(first, more.size(), Tone::Bad);
    brief_failures(more, Tone::Bad);
  }

  void in_full(const CaseReport& report, std::size_t others, Tone tone) {
    print("\n  {} {}", mark(tone), style_.paint(Tone::Strong, full_name(*report.the_case)));
    if (others > 0) print("   {}", style_.paint(Tone::Faint, fmt::format("({} more below)", others)));
    print("\n");
    for (const Line& line : explain(report, context_))
      block(line.label, line.text, Tone::Faint, line.verbatim);
    block("again", fmt::format("mathjudge run {} {} --case {} --reveal", context_.problem->id,
                               support::printable(context_.file, 200), report.the_case->name));
  }

  std::string mark(Tone tone) const { return style_.paint(tone, tone == Tone::Bad ? "FAIL" : "miss"); }

  void stretch(const Report& report) {
    std::vector<const CaseReport*> missed;
    for (const CaseReport& one : report.cases)
      if (!one.passed() && one.the_case->tier == Tier::Stretch) missed.push_back(&one);
    // Who asks for a stretch case by name wants to know what is wrong.
    if (context_.selection && missed.size() == 1) return in_full(*missed.front(), 0, Tone::Warn);
    brief_failures(missed, Tone::Warn);
  }

  /// One entry per different failure: cases that fail in the very same words share it.
  void brief_failures(const std::vector<const CaseReport*>& failures, Tone tone) {
    std::vector<std::pair<std::string, std::vector<const CaseReport*>>> alike;
    for (const CaseReport* one : failures) {
      const std::string text = one_line(*one);
      auto found =
          std::find_if(alike.begin(), alike.end(), [&](const auto& entry) { return entry.first == text; });
      if (found == alike.end()) found = alike.insert(alike.end(), {text, {}});
      found->second.push_back(one);
    }
    std::size_t unshown = 0;
    for (std::size_t i = 0; i < alike.size(); ++i) {
      if (i < kMoreFailures)
        one_failure(*alike[i].second.front(), alike[i].second.size() - 1, tone);
      else
        unshown += alike[i].second.size();
    }
    if (unshown > 0) print("  ... and {} more\n", unshown);
  }

  void one_failure(const CaseReport& report, std::size_t others, Tone tone) {
    const std::string name = full_name(*report.the_case);
    const auto width = static_cast<std::size_t>(std::max(60, context_.width));
    const std::string text =
        one_line(report) +
        (others > 0 ? fmt::format(" (and {} more case{})", others, others == 1 ? "" : "s") : "");
    print("  {} {}", mark(tone), name);
    if (support::display_width(name) + support::display_width(text) + 10 <= width)
      return print("   {}\n", text);
    print("\n");
    for (const std::string& line : support::wrap(text, width - 9)) print("         {}\n", line);
  }

  /// How right an accepted solution is: its tightest check, and the most digits it lost.
  void accuracy(const Report& report) {
    double worst = 0, lost = -1;
    std::string worst_name, lost_name;
    for (const CaseReport& one : report.cases) {
      if (one.the_case->tier == Tier::Stretch) continue;
      for (const auto& measured : one.measurements) {
        if (measured.worst_ratio() > worst) worst = measured.worst_ratio(), worst_name = one.the_case->name;
        if (measured.digits_lost && *measured.digits_lost > lost)
          lost = *measured.digits_lost, lost_name = one.the_case->name;
      }
    }
    if (worst > 0)
      block("accuracy",
            fmt::format("the tightest check used {} of its bound ({})", percent(worst), worst_name));
    if (lost >= 0.1)
      block("", fmt::format("at most {:.1f} digits lost beyond conditioning ({})", lost, lost_name));
  }

  static std::string percent(double ratio) { return fmt::format("{:.2g} %", 100 * ratio); }

  void rejected(const compile::Rejection& rejection) {
    header("");
    print("\n");
    if (!rejection.expected.empty()) expected(rejection.expected);
    for (const std::string& line : split_lines(rejection.diagnostics)) print("  {}\n", line);
    if (!rejection.advice.empty()) block("advice", rejection.advice, Tone::Warn);
  }

  /// A signature that is too long for the rest of the line starts on one of its own.
  void expected(const std::string& declaration) {
    const auto width = static_cast<std::size_t>(std::max(40, context_.width));
    if (declaration.size() + 13 <= width) return block("expected", declaration, Tone::Strong, true);
    print("    {}\n", style_.paint(Tone::Strong, "expected"));
    for (const std::string& line : declaration_lines(declaration, width - 6)) print("      {}\n", line);
  }

  void unprotected(const Report& report) {
    std::string missing;
    for (const auto& protection : report.protections)
      if (!protection.active) missing += (missing.empty() ? "" : ", ") + protection.name;
    if (!missing.empty()) block("sandbox", "ran without: " + missing + " (see mathjudge doctor)", Tone::Warn);
  }

  void verdict(const Report& report) {
    const bool good = report.verdict == engine::Verdict::Accepted;
    struct Score {
      std::size_t passed = 0, total = 0;
    } hidden, examples;
    for (const CaseReport& one : report.cases) {
      if (one.the_case->tier == Tier::Stretch) continue;
      Score& score = one.the_case->tier == Tier::Hidden ? hidden : examples;
      ++score.total;
      score.passed += one.passed();
    }
    std::string headline(engine::headline_of(report.verdict));
    if (report.rejection && report.rejection->reason == compile::Rejection::Reason::WrongSignature)
      headline = "DOES NOT MATCH THE SIGNATURE";
    print("{}", style_.paint(good ? Tone::Good : Tone::Bad, headline));
    if (hidden.total > 0) print("   {}/{} hidden cases", hidden.passed, hidden.total);
    // Otherwise all hidden cases could pass beside a verdict that says the contrary.
    if (hidden.total > 0 && examples.passed < examples.total)
      print(", {}/{} examples", examples.passed, examples.total);
    if (context_.selection && !report.rejection)
      print("   {}", style_.paint(Tone::Faint, "(only the cases asked for)"));
    print("\n");
    std::fflush(context_.out);
  }

  Context context_;
  Style style_;
  bool progress_shown_ = false;
};

}  // namespace

std::unique_ptr<Reporter> make_console(const Context& context) {
  return std::make_unique<ConsoleReporter>(context);
}

}  // namespace mathjudge::report
