// The judge's narrative: compile, execute, compare, decide, time.
#include "engine/judge.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <fstream>
#include <iterator>
#include <optional>

#include "engine/decide.hpp"
#include "engine/preparation.hpp"
#include "engine/timing.hpp"
#include "execute/execute.hpp"
#include "support/text.hpp"

namespace mathjudge::engine {
namespace {

using Clock = std::chrono::steady_clock;

/// After this many time limits nobody learns more from waiting for the rest.
constexpr std::size_t kPatience = 3;

support::Result<std::vector<std::size_t>> select_cases(const Request& request) {
  const std::vector<catalogue::Case>& cases = request.problem->cases;
  std::vector<std::size_t> selected;
  if (!request.only_case.empty()) {
    std::size_t number = 0;
    const char* end = request.only_case.data() + request.only_case.size();
    const bool numeric = std::from_chars(request.only_case.data(), end, number).ptr == end;
    for (std::size_t i = 0; i < cases.size(); ++i)
      if (cases[i].name == request.only_case || (numeric && number == i + 1)) selected.push_back(i);
    if (selected.empty()) {
      std::vector<std::string> names;
      for (const catalogue::Case& one : cases) names.push_back(one.name);
      const std::string near = support::did_you_mean(request.only_case, names);
      return support::Error{request.problem->id + " has no case " + support::quoted(request.only_case) +
                                (near.empty() ? "" : "; " + near),
                            "Cases have names and the numbers 1 to " + std::to_string(cases.size()) +
                                ", in the order of the problem's spec.",
                            true};
    }
    return selected;
  }
  for (std::size_t i = 0; i < cases.size(); ++i)
    if (!request.examples_only || cases[i].tier == catalogue::Tier::Example) selected.push_back(i);
  return selected;
}

class Judgement {
 public:
  Judgement(const Request& request, Events& events) : request_(request), events_(events) {}

  support::Result<Report> run() {
    if (auto status = catalogue::check_vocabulary(*request_.problem, compare::vocabulary()); !status)
      return status.error();
    const auto selected = select_cases(request_);
    if (!selected) return selected.error();
    auto session = compile::Session::open(request_.compile);
    if (!session) return session.error();
    // The runner starts while the compiler works, unless what it must preload or read is known only
    // afterwards.
    const bool early = request_.compile.flags.empty() && !request_.compile.sanitize;
    if (early)
      if (const auto status = start_executor({}); !status) return status.error();

    Preparation preparation(*request_.problem, *selected);
    auto compiled = session->compile(*request_.problem, request_.file, request_.source,
                                     [this](const std::string& text) { events_.notice(text); });
    report_.warnings = session->warnings();
    if (!compiled) return compiled.error();
    if (auto* rejection = std::get_if<compile::Rejection>(&*compiled)) {
      if (executor_) report_.protections = executor_->protections();
      report_.rejection = std::move(*rejection);
      report_.verdict = Verdict::CompileError;
      return finish();
    }
    report_.library = std::get<compile::Library>(std::move(*compiled));
    events_.compiled(*report_.library);
    if (!early)
      if (const auto status = start_executor(*report_.library); !status) return status.error();
    report_.protections = executor_->protections();
    executor_->load(report_.library->file);

    if (const auto status = run_cases(*selected, preparation); !status) return status.error();
    conclude();
    report_.seconds = std::chrono::duration<double>(Clock::now() - started_).count();
    events_.judged(report_);
    if (request_.timing && report_.verdict == Verdict::Accepted && request_.problem->timing)
      if (const auto status = time_it(*session); !status) return status.error();
    return std::move(report_);
  }

 private:
  support::Status start_executor(const compile::Library& library) {
    execute::Setup setup;
    setup.runner = request_.runner;
    setup.library = library.file;
    setup.preload = library.preload;
    setup.readable = library.readable;
    setup.sanitize = request_.compile.sanitize;
    setup.parallel = request_.parallel;
    auto executor = execute::Executor::start(setup);
    if (!executor) return executor.error();
    executor_ = std::move(*executor);
    if (!request_.require_sandbox) return support::Done{};  // nor wait for the runner's greeting now
    for (const execute::Protection& protection : executor_->protections())
      if (!protection.active)
        return support::Error{
            "--require-sandbox: " + protection.name + " is not active here (" + protection.detail + ")",
            "Run without --require-sandbox, or on a machine where `mathjudge doctor` shows it active."};
    return support::Done{};
  }

  support::Status run_cases(const std::vector<std::size_t>& selected, Preparation& preparation) {
    std::vector<execute::CaseInput> inputs;
    for (const std::size_t index : selected) inputs.push_back(input_of(index));
    std::vector<std::optional<CaseReport>> reports(selected.size());
    std::size_t done = 0, timeouts = 0;
    auto status = executor_->run(inputs, [&](std::size_t k, execute::CaseRun run) {
      reports[k] = decide(*request_.problem, selected[k], preparation.take(k), std::move(run));
      timeouts += reports[k]->verdict == Verdict::TimeLimit;
      events_.case_finished(*reports[k], ++done, selected.size());
      return timeouts < kPatience;
    });
    for (std::size_t k = 0; k < selected.size(); ++k)
      report_.cases.push_back(reports[k] ? std::move(*reports[k]) : skipped(*request_.problem, selected[k]));
    return status;
  }

  execute::CaseInput input_of(std::size_t index) const {
    const catalogue::Case& the_case = request_.problem->cases[index];
    execute::CaseInput input;
    input.function = &request_.problem->functions[the_case.function];
    input.function_index = the_case.function;
    for (const catalogue::Call& call : the_case.calls) input.calls.push_back(&call.arguments);
    input.limits = the_case.limits;
    return input;
  }

  void conclude() {
    report_.deciding = deciding_case(report_.cases);
    if (report_.deciding) report_.verdict = report_.cases[*report_.deciding].verdict;
  }

  /// Compiles every reference with the same flags and times all of them beside the solution.
  support::Status time_it(compile::Session& session) {
    std::vector<Contender> contenders{{"yours", *report_.library}};
    for (const catalogue::Reference& reference : request_.problem->references) {
      std::ifstream file(reference.file, std::ios::binary);
      const std::string source{std::istreambuf_iterator<char>(file), {}};
      auto compiled = session.compile(*request_.problem, reference.file, source, [](const std::string&) {});
      if (!compiled) return compiled.error();
      if (auto* library = std::get_if<compile::Library>(&*compiled))
        contenders.push_back({reference.variant, std::move(*library)});
      else
        report_.warnings.push_back("the " + reference.variant +
                                   " reference does not compile with these flags");
    }
    auto timing = time(*request_.problem, contenders, {request_.runner, request_.compile.sanitize}, events_);
    if (!timing) return timing.error();
    report_.timing = *std::move(timing);
    return support::Done{};
  }

  Report finish() {
    report_.seconds = std::chrono::duration<double>(Clock::now() - started_).count();
    events_.judged(report_);
    return std::move(report_);
  }

  const Request& request_;
  Events& events_;
  Report report_;
  std::optional<execute::Executor> executor_;
  Clock::time_point started_ = Clock::now();
};

}  // namespace

support::Result<Report> judge(const Request& request, Events& events) {
  return Judgement(request, events).run();
}

}  // namespace mathjudge::engine
