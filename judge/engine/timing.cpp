// Interleaved, paired timing. The clock is the worker's CPU clock, read by the execute module.
#include "engine/timing.hpp"

#include <sched.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <iterator>
#include <numeric>
#include <random>
#include <type_traits>

#include "catalogue/load.hpp"
#include "compare/compare.hpp"
#include "engine/statistics.hpp"
#include "execute/execute.hpp"

namespace mathjudge::engine {
namespace {

/// Fresh inputs: made once, used for every contender.
using Batch = std::vector<std::vector<values::Value>>;
using Answers = std::vector<execute::CallOutcome>;
using Clock = std::chrono::steady_clock;

/// A batch of the fastest implementation takes at least this long, so that the round trip to the worker
/// (a few microseconds) stays under one per cent.
constexpr double kBatchSeconds = 1.5e-3;
constexpr std::size_t kMaxBatch = 256;

/// The highest-numbered core this process may use: usually the one with the fewest interrupts.
int quiet_core() {
  cpu_set_t allowed;
  CPU_ZERO(&allowed);
  if (sched_getaffinity(0, sizeof allowed, &allowed) != 0) return 0;
  for (std::size_t core = CPU_SETSIZE - 1; core > 0; --core)
    if (CPU_ISSET(core, &allowed)) return static_cast<int>(core);
  return 0;
}

/// A case that exists only to check the answers of one timed size.
catalogue::Case case_for(const catalogue::Timing& timing, int size) {
  catalogue::Case the_case;
  the_case.name = "timing-" + std::to_string(size);
  the_case.tier = catalogue::Tier::Hidden;
  the_case.category = catalogue::Category::Random;
  the_case.function = timing.function;
  the_case.limits.cpu_seconds = 10;
  the_case.limits.wall_seconds = 20;
  the_case.limits.memory_bytes = 2ull << 30;
  return the_case;
}

class SizeTimer {
 public:
  SizeTimer(const catalogue::Problem& problem, const std::vector<Contender>& contenders,
            const TimingSetup& setup, int core, int size, std::uint64_t seed)
      : problem_(problem),
        contenders_(contenders),
        setup_(setup),
        core_(core),
        size_(size),
        seed_(seed),
        the_case_(case_for(*problem.timing, size)),
        seconds_(contenders.size()) {}

  /// Chooses the batch size from one call of each contender, and how many answers of a batch are checked, and
  /// says what all rounds will cost.
  support::Result<double> calibrate() {
    const auto started = Clock::now();
    const auto warm_up = fresh_batch(1), single = fresh_batch(1);
    for (const auto* batch : {&warm_up, &single})
      if (!*batch) return batch->error();
    const double making = seconds_since(started) / 2;
    double fastest = 1e9, together = 0;
    std::vector<Answers> answers(contenders_.size());
    for (std::size_t c = 0; c < contenders_.size(); ++c) {
      const auto seconds = run(c, *warm_up, *single, answers[c]);
      if (!seconds) return seconds.error();
      fastest = std::min(fastest, *seconds);
      together += *seconds;
    }
    const double starting = seconds_since(started) - 2 * making - together;
    const auto checking_started = Clock::now();
    check(*single, answers);
    const double checking = seconds_since(checking_started);
    const double wanted = std::ceil(kBatchSeconds / std::max(fastest, 1e-7));
    batch_ = static_cast<std::size_t>(std::clamp(wanted, 1.0, static_cast<double>(kMaxBatch)));
    const auto calls = static_cast<double>(batch_);
    const double affordable = std::floor(kCheckingSeconds / kRounds / std::max(checking, 1e-7));
    checked_ = static_cast<std::size_t>(std::clamp(affordable, 1.0, calls));
    return static_cast<double>(kRounds) *
           (starting + (making + together) * (calls + 1) + checking * static_cast<double>(checked_));
  }

  /// One round: every contender on the same fresh inputs, in an order that rotates with the round.
  support::Status round(std::size_t number) {
    const auto warm_up = fresh_batch(1), batch = fresh_batch(batch_);
    for (const auto* made : {&warm_up, &batch})
      if (!*made) return made->error();
    std::vector<Answers> answers(contenders_.size());
    for (std::size_t k = 0; k < contenders_.size(); ++k) {
      const std::size_t c = (k + number) % contenders_.size();
      const auto seconds = run(c, *warm_up, *batch, answers[c]);
      if (!seconds) return seconds.error();
      seconds_[c].push_back(*seconds / static_cast<double>(batch_));
    }
    check(*batch, answers);
    return support::Done{};
  }

  const std::string& trouble() const { return trouble_; }
  const std::vector<std::vector<double>>& seconds() const { return seconds_; }

 private:
  static double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
  }

  support::Result<Batch> fresh_batch(std::size_t count) {
    Batch batch;
    for (std::size_t k = 0; k < count; ++k) {
      auto arguments = catalogue::arguments_for(problem_, *problem_.timing, size_, ++seed_);
      if (!arguments) return arguments.error();
      batch.push_back(*std::move(arguments));
    }
    return batch;
  }

  /// Seconds for the whole batch. Each round uses a new process, so that the luck of one memory layout
  /// is part of the spread instead of a bias; a warm-up call on an input of its own comes first.
  support::Result<double> run(std::size_t contender, const Batch& warm_up, const Batch& batch,
                              Answers& answers) {
    execute::Setup setup;
    setup.runner = setup_.runner;
    setup.sanitize = setup_.sanitize;
    setup.library = contenders_[contender].library.file;
    setup.preload = contenders_[contender].library.preload;
    setup.readable = contenders_[contender].library.readable;
    const catalogue::Function& function = problem_.functions[the_case_.function];
    auto worker = execute::TimingWorker::start(setup, function, the_case_.function, the_case_.limits, core_);
    if (!worker) return worker.error();
    double seconds = 0;
    for (const Batch* part : {&warm_up, &batch}) {
      auto outcome = worker->run(*part);
      if (!outcome) return outcome.error();
      auto* done = std::get_if<execute::TimingWorker::Batch>(&*outcome);
      if (done == nullptr) {
        trouble_ =
            contenders_[contender].name + " did not finish a timed call of size " + std::to_string(size_);
        return 1.0;
      }
      seconds = done->seconds;
      answers = std::move(done->answers);
    }
    return seconds;
  }

  /// That every call returned, and the answers of every contender to `checked_` of the inputs, chosen when
  /// all answers are in.
  void check(const Batch& batch, const std::vector<Answers>& answers) {
    const auto returned = [&](std::size_t c, std::size_t k) {
      return k < answers[c].size() ? std::get_if<execute::Returned>(&answers[c][k]) : nullptr;
    };
    for (std::size_t c = 0; c < answers.size(); ++c)
      for (std::size_t k = 0; k < batch.size(); ++k)
        if (returned(c, k) == nullptr) is_wrong(c);

    std::vector<std::size_t> all(batch.size()), chosen;
    std::iota(all.begin(), all.end(), std::size_t{0});
    std::sample(all.begin(), all.end(), std::back_inserter(chosen), checked_, choice_);
    for (const std::size_t k : chosen) {
      if (!trouble_.empty()) return;
      const catalogue::Call call{batch[k], catalogue::Returns{}};
      const compare::CallJudge judge({problem_.functions[the_case_.function], the_case_, call});
      for (std::size_t c = 0; c < answers.size(); ++c) {
        const execute::Returned& answer = *returned(c, k);
        if (!judge.compare({answer.parts, {answer.callback_calls, answer.draws}}).passed()) is_wrong(c);
      }
    }
  }

  void is_wrong(std::size_t contender) {
    if (trouble_.empty())
      trouble_ = contenders_[contender].name + " gave a wrong answer while it was timed (size " +
                 std::to_string(size_) + "); there is no timing from that size on";
  }

  const catalogue::Problem& problem_;
  const std::vector<Contender>& contenders_;
  const TimingSetup& setup_;
  int core_, size_;
  std::uint64_t seed_;
  std::mt19937_64 choice_{seed_};
  catalogue::Case the_case_;
  std::vector<std::vector<double>> seconds_;  // [contender][round], per call
  std::size_t batch_ = 1, checked_ = 1;
  std::string trouble_;
};

Timed::Ratio ratio_of(const std::vector<double>& yours, const std::vector<double>& reference) {
  std::vector<double> ratios;
  for (std::size_t r = 0; r < yours.size(); ++r) ratios.push_back(yours[r] / reference[r]);
  const Interval interval = median_interval(ratios, kIntervalConfidence);
  return {median(ratios), interval.low / (1 + kResolution), interval.high * (1 + kResolution)};
}

void add_size(TimingReport& report, int size, const std::vector<std::vector<double>>& seconds) {
  report.sizes.push_back(size);
  for (std::size_t c = 0; c < seconds.size(); ++c) {
    report.implementations[c].seconds.push_back(median(seconds[c]));
    if (c > 0) report.implementations[c].ratios.push_back(ratio_of(seconds[0], seconds[c]));
  }
  if (relative_spread(seconds[0]) > 0.1)
    report.warnings.push_back("the machine is noisy: times of size " + std::to_string(size) +
                              " vary by more than 10 % between rounds");
}

}  // namespace

support::Result<TimingReport> time(const catalogue::Problem& problem,
                                   const std::vector<Contender>& contenders, const TimingSetup& setup,
                                   Events& events) {
  TimingReport report;
  report.rounds = kRounds;
  report.core = quiet_core();
  for (const Contender& contender : contenders) report.implementations.push_back({contender.name, {}, 0, {}});
  std::uint64_t seed = (std::uint64_t{std::random_device{}()} << 32) ^ std::random_device{}();
  const std::vector<int>& sizes = problem.timing->sizes;
  for (std::size_t s = 0; s < sizes.size(); ++s) {
    SizeTimer timer(problem, contenders, setup, report.core, sizes[s], seed += 1'000'003);
    const auto cost = timer.calibrate();
    if (!cost) return cost.error();
    if (timer.trouble().empty() && s > 0 && *cost > kSecondsPerSize) {
      report.warnings.push_back("sizes from " + std::to_string(sizes[s]) +
                                " on are left out: they would take too long");
      break;
    }
    for (std::size_t r = 0; r < kRounds && timer.trouble().empty(); ++r) {
      if (const auto status = timer.round(r); !status) return status.error();
      events.timing_progress(s * kRounds + r + 1, sizes.size() * kRounds);
    }
    if (!timer.trouble().empty()) {
      report.warnings.push_back(timer.trouble());
      break;
    }
    add_size(report, sizes[s], timer.seconds());
  }
  for (Timed& timed : report.implementations) timed.growth = growth_exponent(report.sizes, timed.seconds);
  return report;
}

}  // namespace mathjudge::engine
