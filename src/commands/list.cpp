// mathjudge list: the catalogue by topic.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "commands/command.hpp"
#include "engine/verdict.hpp"
#include "report/json.hpp"
#include "report/style.hpp"
#include "support/text.hpp"

namespace mathjudge::commands {
namespace {

struct Options {
  std::string topic;
  bool json = false;
  Color color = Color::Auto;
};

struct Topic {
  const char* id;
  const char* title;
};
constexpr std::array kTopicTitles = {
    Topic{"matrix-operations", "Matrix operations"}, Topic{"eigenvalues-svd", "Eigenvalues & SVD"},
    Topic{"calculus-gradients", "Calculus & gradients"}, Topic{"optimization", "Optimization"},
    Topic{"probability-statistics", "Probability & statistics"}};

int print_json(const std::vector<catalogue::Problem>& problems) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const auto& problem : problems) {
    nlohmann::ordered_json functions = nlohmann::ordered_json::array();
    for (const auto& function : problem.functions) functions.push_back(function.declaration());
    list.push_back({{"id", problem.id},
                    {"title", problem.title},
                    {"topic", problem.topic},
                    {"difficulty", problem.difficulty},
                    {"teaches", problem.teaches},
                    {"functions", functions}});
  }
  const nlohmann::ordered_json document = {{"schema_version", report::kJsonSchemaVersion},
                                           {"problems", list}};
  fmt::print("{}\n", document.dump(2));
  return 0;
}

int print_table(const std::vector<catalogue::Problem>& problems, const Options& options) {
  const report::Style style(use_color(options.color));
  const auto room = static_cast<std::size_t>(std::max(20, terminal_width() - 42));
  for (const Topic& topic : kTopicTitles) {
    const auto count =
        std::count_if(problems.begin(), problems.end(), [&](auto& p) { return p.topic == topic.id; });
    if (count == 0) continue;
    fmt::print("{} ({})   {}\n", style.paint(report::Tone::Strong, topic.title), count,
               style.paint(report::Tone::Faint, fmt::format("--topic {}", topic.id)));
    for (const auto& problem : problems) {
      if (problem.topic != topic.id) continue;
      const auto tone = problem.difficulty == "easy"   ? report::Tone::Good
                        : problem.difficulty == "hard" ? report::Tone::Bad
                                                       : report::Tone::Warn;
      bool first = true;
      for (const std::string& line : support::wrap(problem.teaches, room)) {
        if (first)
          fmt::print("  {}{}{}\n", report::padded(problem.id, 31),
                     style.paint(tone, report::padded(problem.difficulty, 8)), line);
        else
          fmt::print("  {}{}\n", std::string(39, ' '), line);
        first = false;
      }
    }
    fmt::print("\n");
  }
  fmt::print("mathjudge show PROBLEM explains one; mathjudge run PROBLEM solution.cpp judges.\n");
  return 0;
}

int run_list(const Options& options) {
  const auto installation = find_installation();
  if (!installation) return complain(installation.error(), engine::kExitJudgeFailed);
  std::vector<std::string> topics;
  for (const Topic& topic : kTopicTitles) topics.emplace_back(topic.id);
  if (!options.topic.empty() && std::find(topics.begin(), topics.end(), options.topic) == topics.end()) {
    const std::string near = support::did_you_mean(options.topic, topics);
    return complain(
        {"there is no topic " + support::quoted(options.topic) + (near.empty() ? "" : "; " + near),
         fmt::format("Topics: {}.", fmt::join(topics, ", "))},
        engine::kExitUsage);
  }
  auto problems = catalogue::load_all(installation->data);
  if (!problems) return complain(problems.error(), engine::kExitJudgeFailed);
  std::erase_if(*problems, [&](const auto& problem) {
    return !options.topic.empty() && problem.topic != options.topic;
  });
  return options.json ? print_json(*problems) : print_table(*problems, options);
}

}  // namespace

void add_list(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("list", "the catalogue by topic: id, difficulty, subject");
  command->add_option("--topic", options->topic, "only this topic")->type_name("TOPIC");
  command->add_flag("--json", options->json, "one JSON document");
  add_color_option(*command, options->color);
  command->callback([options, &session] { session.exit_code = run_list(*options); });
}

}  // namespace mathjudge::commands
