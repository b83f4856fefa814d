// The JSON document of a run; README.md describes its fields.
#include "report/json.hpp"

#include <cmath>
#include <nlohmann/json.hpp>
#include <type_traits>

#include "report/explain.hpp"
#include "report/reveal.hpp"

namespace mathjudge::report {
namespace {

using Json = nlohmann::ordered_json;

/// JSON has no NaN and no infinities: they become the strings "nan", "inf" and "-inf".
Json number(double value) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
  return value;
}

Json number(const std::optional<double>& value) { return value ? number(*value) : Json(nullptr); }

Json protections_of(const std::vector<execute::Protection>& protections) {
  Json array = Json::array();
  for (const auto& protection : protections)
    array.push_back(
        {{"name", protection.name}, {"active", protection.active}, {"detail", protection.detail}});
  return array;
}

Json outcome_of(const execute::CaseOutcome& outcome) {
  return std::visit(
      [](const auto& what) -> Json {
        using What = std::decay_t<decltype(what)>;
        if constexpr (std::is_same_v<What, execute::Completed>) return {{"kind", "completed"}};
        if constexpr (std::is_same_v<What, execute::Crashed>)
          return {{"kind", "crashed"}, {"signal", what.signal}, {"stack_overflow", what.stack_overflow}};
        if constexpr (std::is_same_v<What, execute::ExitedEarly>)
          return {{"kind", "exited-early"}, {"code", what.code}};
        if constexpr (std::is_same_v<What, execute::TimedOut>)
          return {{"kind", "timed-out"},
                  {"clock", what.clock == execute::TimedOut::Clock::Cpu ? "cpu" : "wall"},
                  {"limit_seconds", what.limit_seconds}};
        if constexpr (std::is_same_v<What, execute::OutOfMemory>)
          return {{"kind", "out-of-memory"}, {"limit_bytes", what.limit_bytes}};
        if constexpr (std::is_same_v<What, execute::BrokeRule>)
          return {{"kind", "broke-rule"}, {"call", what.call}};
        if constexpr (std::is_same_v<What, execute::BadAnswer>)
          return {{"kind", "bad-answer"}, {"why", what.why}};
        if constexpr (std::is_same_v<What, execute::NotLoadable>)
          return {{"kind", "not-loadable"}, {"why", what.why}};
      },
      outcome);
}

Json reason_of(const engine::CaseReport& report) {
  return std::visit(
      [&](const auto& reason) -> Json {
        using Why = std::decay_t<decltype(reason)>;
        if constexpr (std::is_same_v<Why, engine::Passed>) return {{"kind", "passed"}};
        if constexpr (std::is_same_v<Why, engine::WrongNumbers>)
          return {{"kind", "wrong-numbers"}, {"call", reason.call + 1}};
        if constexpr (std::is_same_v<Why, engine::NotThrown>)
          return {{"kind", "not-thrown"},
                  {"call", reason.call + 1},
                  {"recommended", reason.recommended},
                  {"returned", reason.returned}};
        if constexpr (std::is_same_v<Why, engine::UnexpectedException>)
          return {{"kind", "threw"}, {"call", reason.call + 1}, {"type", reason.type}, {"what", reason.what}};
        if constexpr (std::is_same_v<Why, engine::DidNotFinish>) return outcome_of(report.run.outcome);
        if constexpr (std::is_same_v<Why, engine::Skipped>) return {{"kind", "skipped"}};
      },
      report.reason);
}

Json measurements_of(const compare::Measurements& measured) {
  Json checks = Json::array();
  for (const auto& check : measured.checks)
    checks.push_back({{"formula", check.formula},
                      {"measured", number(check.measured)},
                      {"threshold", number(check.threshold)},
                      {"passed", check.passed()},
                      {"teaches", check.passed() ? "" : check.teaches}});
  Json worst = nullptr;
  if (measured.worst)
    worst = {{"part", measured.worst->part},
             {"index", measured.worst->index},
             {"got", number(static_cast<double>(measured.worst->got))},
             {"want", number(static_cast<double>(measured.worst->want))},
             {"absolute", number(static_cast<double>(measured.worst->absolute))},
             {"relative", number(static_cast<double>(measured.worst->relative))},
             {"bound", number(static_cast<double>(measured.worst->bound))}};
  return {{"passed", measured.passed()},
          {"checks", checks},
          {"worst", worst},
          {"extent",
           {{"entries", measured.extent.entries},
            {"out", measured.extent.out},
            {"not_finite", measured.extent.not_finite},
            {"shape_got", measured.extent.shape_got},
            {"shape_want", measured.extent.shape_want}}},
          {"condition", number(measured.condition)},
          {"backward_error", number(measured.backward_error)},
          {"forward_error", number(measured.forward_error)},
          {"digits_lost", number(measured.digits_lost)},
          {"pattern", measured.pattern},
          {"notes", measured.notes}};
}

Json case_of(const engine::CaseReport& report, const Context& context) {
  const catalogue::Case& the_case = *report.the_case;
  Json calls = Json::array();
  for (const auto& measured : report.measurements) calls.push_back(measurements_of(measured));
  Json json = {{"name", the_case.name},
               {"number", report.index + 1},
               {"tier", catalogue::name_of(the_case.tier)},
               {"category", catalogue::name_of(the_case.category)},
               {"why", the_case.why},
               {"verdict", engine::name_of(report.verdict)},
               {"reason", reason_of(report)},
               {"summary", one_line(report)},
               {"calls", calls},
               {"notes", report.notes},
               {"wall_seconds", report.run.wall_seconds},
               {"cpu_seconds", report.run.cpu_seconds},
               {"peak_memory_bytes", report.run.peak_memory_bytes}};
  if (report.passed()) return json;
  json["input"] = report.input;
  json["stdout"] = report.run.captured_stdout;
  json["stderr"] = report.run.captured_stderr;
  json["output_truncated"] = report.run.output_truncated;
  if (context.reveal || the_case.tier == catalogue::Tier::Example)
    json["revealed"] = {{"input", revealed_input(*context.problem, the_case)},
                        {"expected", revealed_expectation(*context.problem, the_case)}};
  return json;
}

Json counts_of(const engine::Report& report, catalogue::Tier tier) {
  std::size_t passed = 0, total = 0;
  for (const auto& one : report.cases) {
    if (one.the_case->tier != tier) continue;
    ++total;
    passed += one.passed();
  }
  return {{"passed", passed}, {"total", total}};
}

Json timing_of(const engine::TimingReport& timing) {
  Json implementations = Json::array();
  for (const auto& timed : timing.implementations) {
    Json ratios = Json::array();
    for (const auto& ratio : timed.ratios)
      ratios.push_back({{"median", ratio.median},
                        {"low", ratio.low},
                        {"high", ratio.high},
                        {"measurable_difference", ratio.measurable()}});
    implementations.push_back({{"name", timed.implementation},
                               {"seconds", timed.seconds},
                               {"growth_exponent", timed.growth},
                               {"yours_over_this", ratios}});
  }
  return {{"sizes", timing.sizes},
          {"rounds", timing.rounds},
          {"core", timing.core},
          {"implementations", implementations},
          {"warnings", timing.warnings}};
}

Json rejection_of(const compile::Rejection& rejection) {
  static constexpr const char* kReasons[] = {"unreadable",   "does-not-compile", "wrong-signature",
                                             "compile-time", "compile-memory",   "forbidden-call"};
  return {{"reason", kReasons[static_cast<std::size_t>(rejection.reason)]},
          {"diagnostics", rejection.diagnostics},
          {"expected", rejection.expected},
          {"advice", rejection.advice}};
}

class JsonReporter : public Reporter {
 public:
  explicit JsonReporter(const Context& context) : context_(context) {}

  void finished(const engine::Report& report, const std::filesystem::path& repro) override {
    Json cases = Json::array();
    for (const auto& one : report.cases) cases.push_back(case_of(one, context_));
    Json compiler = nullptr;
    if (report.library)
      compiler = {{"label", report.library->label},
                  {"seconds", report.library->seconds},
                  {"from_cache", report.library->from_cache},
                  {"warnings", report.library->warnings}};
    Json document = {{"schema_version", kJsonSchemaVersion},
                     {"problem", context_.problem->id},
                     {"file", context_.file},
                     {"verdict", engine::name_of(report.verdict)},
                     {"exit_code", engine::exit_code(report.verdict)},
                     {"compiler", compiler},
                     {"rejection", report.rejection ? rejection_of(*report.rejection) : Json(nullptr)},
                     {"summary",
                      {{"example", counts_of(report, catalogue::Tier::Example)},
                       {"hidden", counts_of(report, catalogue::Tier::Hidden)},
                       {"stretch", counts_of(report, catalogue::Tier::Stretch)}}},
                     {"deciding_case",
                      report.deciding ? Json(report.cases[*report.deciding].the_case->name) : Json(nullptr)},
                     {"cases", cases},
                     {"timing", report.timing ? timing_of(*report.timing) : Json(nullptr)},
                     {"protections", protections_of(report.protections)},
                     {"warnings", report.warnings},
                     {"repro", repro.empty() ? Json(nullptr) : Json(repro.string())},
                     {"seconds", report.seconds}};
    print(document);
  }

  void failed(const support::Error& error, int exit_code) override {
    print({{"schema_version", kJsonSchemaVersion},
           {"error", {{"what", error.what}, {"advice", error.advice}}},
           {"exit_code", exit_code}});
  }

 private:
  /// Bytes that are not UTF-8 (a path, a program's output) become replacement characters.
  void print(const Json& document) {
    const std::string text = document.dump(2, ' ', false, Json::error_handler_t::replace);
    std::fprintf(context_.out, "%s\n", text.c_str());
  }

  Context context_;
};

}  // namespace

std::unique_ptr<Reporter> make_json(const Context& context) {
  return std::make_unique<JsonReporter>(context);
}

}  // namespace mathjudge::report
