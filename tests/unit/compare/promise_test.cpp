// The statistical promise, at length: every statistical case of the shipped problems accepts 1,000 right
// samplers out of 1,000. Minutes, so opt-in: test_compare --gtest_also_run_disabled_tests
// --gtest_filter='*Promise*'
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>

#include "catalogue/load.hpp"
#include "compare/compare.hpp"
#include "functions/evaluate.hpp"
#include "unit/compare/questions.hpp"
#include "values/random.hpp"

namespace mathjudge::compare {
namespace {

constexpr std::uint64_t kRuns = 1000;

/// rejection_sample(density, a, b, bound, n, uniform) as a solution would do it; odd seeds draw the height
/// before the point, which is as right.
Answer rejection_sample(const std::vector<values::Value>& arguments, std::uint64_t seed) {
  const auto& density = std::get<values::Callback>(arguments[0]).program;
  const double a = std::get<double>(arguments[1]), b = std::get<double>(arguments[2]),
               bound = std::get<double>(arguments[3]);
  const auto n = static_cast<std::size_t>(std::get<std::int64_t>(arguments[4]));
  values::UniformSource uniform(values::Stream{seed});
  values::Vector samples;
  while (samples.size() < n) {
    const double first = uniform.next(), second = uniform.next();
    const double x = a + (b - a) * (seed % 2 == 0 ? first : second);
    if (bound * (seed % 2 == 0 ? second : first) <= functions::evaluate<double>(density, {x}).at(0))
      samples.push_back(x);
  }
  return {{std::move(samples)}, {{}, uniform.draws()}};
}

/// The rejected runs of one call, and the worst ratio of all.
void keep_promise(const catalogue::Function& function, const catalogue::Case& the_case,
                  const catalogue::Call& call) {
  const CallJudge judge(Question{function, the_case, call});
  std::uint64_t rejected = 0;
  double worst = 0;
  for (std::uint64_t run = 0; run < kRuns; ++run) {
    const Measurements measured = judge.compare(rejection_sample(call.arguments, 1'000'003 * run + 17));
    worst = std::max(worst, measured.worst_ratio());
    if (measured.passed()) continue;
    ++rejected;
    ADD_FAILURE() << the_case.name << ", run " << run << "\n" << testing::all_lessons(measured);
  }
  fmt::print("{:<28} {} runs, {} rejected, worst ratio {:.2f}\n", the_case.name, kRuns, rejected, worst);
  std::fflush(stdout);
}

TEST(StatisticalPromise, DISABLED_HoldsForAThousandRunsOfEveryCase) {
  const auto problems =
      catalogue::load_all({MATHJUDGE_SOURCE_DIR "/problems", MATHJUDGE_SOURCE_DIR "/reference"});
  ASSERT_TRUE(problems) << problems.error().what;
  for (const catalogue::Problem& problem : *problems)
    for (const catalogue::Case& the_case : problem.cases) {
      const catalogue::Function& function = problem.functions[the_case.function];
      if (function.judging.comparator != "statistical") continue;
      ASSERT_EQ(function.name, "rejection_sample") << "this test knows no sampler for it";
      const std::vector<values::Value>* before = nullptr;
      for (const catalogue::Call& call : the_case.calls) {
        const bool again = before != nullptr && *before == call.arguments;
        before = &call.arguments;
        if (!again && std::holds_alternative<catalogue::Returns>(call.expectation))
          keep_promise(function, the_case, call);
      }
    }
}

}  // namespace
}  // namespace mathjudge::compare
