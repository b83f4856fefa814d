// mathjudge show: everything a person needs to solve a problem, and nothing that gives it away.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "catalogue/stub.hpp"
#include "commands/command.hpp"
#include "engine/verdict.hpp"
#include "report/reveal.hpp"
#include "report/style.hpp"
#include "support/text.hpp"

namespace mathjudge::commands {
namespace {

using report::Tone;

struct Options {
  std::string problem;
  bool starter = false;
  int hints = 0;
  Color color = Color::Auto;
};

class Page {
 public:
  Page(const catalogue::Problem& problem, bool color)
      : problem_(problem), style_(color), width_(static_cast<std::size_t>(terminal_width())) {}

  void print(int hints) {
    fmt::print("{}   {}   {}\n\n", style_.paint(Tone::Strong, problem_.title), problem_.topic,
               problem_.difficulty);
    for (std::size_t i = 0; i < problem_.statement.size(); ++i) {
      if (i > 0) fmt::print("\n");
      prose(problem_.statement[i]);
    }
    heading("Write");
    for (const auto& function : problem_.functions)
      for (const std::string& line : report::declaration_lines(function.declaration() + ";", width_ - 2))
        fmt::print("  {}\n", line);
    fmt::print("\n");
    names();
    bullets("Conventions", problem_.conventions);
    examples();
    hidden_cases();
    limits();
    if (!problem_.complexity.empty()) heading("Complexity"), prose(problem_.complexity);
    for (int i = 0; i < hints && i < static_cast<int>(problem_.hints.size()); ++i) {
      heading(fmt::format("Hint {}", i + 1));
      prose(problem_.hints[static_cast<std::size_t>(i)]);
    }
    heading("Next");
    next("start", "show {} --starter > solution.cpp");
    next("judge", "run {} solution.cpp");
    if (hints < static_cast<int>(problem_.hints.size()))
      next("stuck?", "show {} --hints " + std::to_string(hints + 1));
  }

 private:
  void next(const std::string& when, const std::string& command) {
    fmt::print("  {}mathjudge {}\n", report::padded(when, 8),
               fmt::format(fmt::runtime(command), problem_.id));
  }

  void heading(const std::string& text) { fmt::print("\n{}\n", style_.paint(Tone::Strong, text)); }

  void prose(const std::string& text, std::size_t indent = 2, const std::string& mark = "") {
    bool first = true;
    for (const std::string& line : support::wrap(text, width_ - indent - mark.size())) {
      fmt::print("{}{}{}\n", std::string(indent, ' '), first ? mark : std::string(mark.size(), ' '), line);
      first = false;
    }
  }

  /// What the names in the declarations and in the examples stand for.
  void names() {
    static const std::vector<std::pair<std::string, std::string>> kFunctions = {
        {"ScalarFunction", "double(const Vector&)"},
        {"VectorFunction", "Vector(const Vector&)"},
        {"MatrixFunction", "Matrix(const Vector&)"},
        {"UnivariateFunction", "double(double)"},
        {"UniformStream", "double()"}};
    std::string text = "Vector is std::vector<double> and Matrix is std::vector<Vector>, by rows; ";
    for (const auto& row : kFunctions)
      if (std::any_of(problem_.functions.begin(), problem_.functions.end(), [&](const auto& function) {
            return function.declaration().find(row.first) != std::string::npos;
          }))
        text += row.first + " is std::function<" + row.second + ">; ";
    prose(
        text +
        "for these names begin with #include <mathjudge.hpp> and using namespace mathjudge; or write the std "
        "types and include nothing of ours.");
    if (std::any_of(problem_.cases.begin(), problem_.cases.end(), [&](const auto& one) {
          return one.tier == catalogue::Tier::Example &&
                 report::revealed_input(problem_, one).find("{ T ") != std::string::npos;
        }))
      prose("In the callbacks of the examples T is the number type and n the length of x.");
  }

  void bullets(const std::string& title, const std::vector<std::string>& items) {
    if (items.empty()) return;
    heading(title);
    for (const std::string& item : items) prose(item, 2, "- ");
  }

  void examples() {
    int number = 0;
    for (const auto& one : problem_.cases) {
      if (one.tier != catalogue::Tier::Example) continue;
      heading(fmt::format("Example {}: {}", ++number, one.name));
      if (problem_.functions.size() > 1) fmt::print("  {}\n", problem_.functions[one.function].name);
      for (const std::string& line : report::split_lines(report::revealed_input(problem_, one)))
        prose(line, 4);
      fmt::print("  gives\n");
      for (const std::string& line : report::split_lines(report::revealed_expectation(problem_, one)))
        prose(line, 4);
      if (!one.explanation.empty()) prose(one.explanation);
    }
  }

  /// Categories, how many cases each has, and a few of the reasons why they exist.
  void hidden_cases() {
    heading("What the hidden cases look for");
    std::map<catalogue::Category, std::vector<const catalogue::Case*>> by_category;
    for (const auto& one : problem_.cases)
      if (one.tier == catalogue::Tier::Hidden) by_category[one.category].push_back(&one);
    for (const auto& [category, cases] : by_category) {
      std::string reasons;
      for (std::size_t i = 0; i < std::min<std::size_t>(3, cases.size()); ++i)
        reasons += (i == 0 ? "" : "; ") + cases[i]->why;
      prose(fmt::format("{} ({}): {}{}", catalogue::name_of(category), cases.size(), reasons,
                        cases.size() > 3 ? "; ..." : ""),
            2, "- ");
    }
    for (const auto& function : problem_.functions)
      if (!function.judging.why.empty())
        prose((problem_.functions.size() > 1 ? function.name + ": " : "How it is judged: ") +
              function.judging.why);
  }

  void limits() {
    heading("Limits");
    const auto& cases = problem_.cases;
    const auto slowest = std::max_element(cases.begin(), cases.end(), [](const auto& a, const auto& b) {
      return a.limits.cpu_seconds < b.limits.cpu_seconds;
    });
    if (slowest == cases.end()) return;
    prose(fmt::format("per case: {:.3g} s of CPU time, {} of memory, {} of stack",
                      slowest->limits.cpu_seconds, report::bytes(slowest->limits.memory_bytes),
                      report::bytes(slowest->limits.stack_bytes)));
  }

  const catalogue::Problem& problem_;
  report::Style style_;
  std::size_t width_;
};

int run_show(const Options& options) {
  const auto installation = find_installation();
  if (!installation) return complain(installation.error(), engine::kExitJudgeFailed);
  int exit_code = 0;
  const auto problem = load_problem(options.problem, *installation, exit_code);
  if (!problem) return complain(problem.error(), exit_code);
  if (options.starter)
    fmt::print("{}", catalogue::stub(*problem));
  else
    Page(*problem, use_color(options.color)).print(options.hints);
  return 0;
}

}  // namespace

void add_show(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("show", "a problem: statement, signature, examples");
  command->add_option("problem", options->problem, "the problem's id")->required()->type_name("PROBLEM");
  command->add_flag("--starter", options->starter, "print only a starter file, which compiles");
  command->add_option("--hints", options->hints, "also show the first N of three hints")
      ->type_name("N")
      ->check(CLI::Range(0, 3));
  add_color_option(*command, options->color);
  command->callback([options, &session] { session.exit_code = run_show(*options); });
}

}  // namespace mathjudge::commands
