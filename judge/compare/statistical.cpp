// Judges samples of a known distribution. Every check fails a right sampler with probability at most alpha
// (1e-10 unless the spec says otherwise), by inequalities that hold for every sample size.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "compare/comparator.hpp"
#include "compare/entries.hpp"
#include "compare/sampling.hpp"
#include "compare/tails.hpp"
#include "functions/evaluate.hpp"

namespace mathjudge::compare {
namespace {

using Numbers = std::vector<long double>;
constexpr std::size_t kTooFewToDiagnose = 1000;

/// The formula of a univariate callback, in long double; NaN where it cannot be evaluated.
Density density_of(const values::Callback& callback) {
  return [&program = callback.program](long double x) -> long double {
    try {
      return functions::evaluate<long double>(program, {x}).at(0);
    } catch (const std::exception&) {
      return std::numeric_limits<long double>::quiet_NaN();
    }
  };
}

double alpha_of(const catalogue::Judging& judging) {
  const auto found = judging.settings.find("alpha");
  return found == judging.settings.end() ? 1e-10 : found->second;
}

/// The arguments of rejection_sample(density, a, b, bound, n, uniform).
SamplingTask task_of(const Question& question) {
  const auto& arguments = question.call.arguments;
  SamplingTask task;
  task.density = density_of(std::get<values::Callback>(arguments.at(0)));
  task.a = std::get<double>(arguments.at(1));
  task.b = std::get<double>(arguments.at(2));
  task.bound = std::get<double>(arguments.at(3));
  task.n = static_cast<std::size_t>(std::max<std::int64_t>(0, std::get<std::int64_t>(arguments.at(4))));
  task.alpha = alpha_of(question.function.judging);
  return task;
}

class Statistical : public Comparator {
 public:
  Statistical(const Question& question, SamplingTask task, Distribution truth)
      : question_(question), task_(std::move(task)), truth_(std::move(truth)) {}

  Measurements compare(const Answer& answer) const override {
    const std::vector<Part> got = to_parts(answer);
    const std::vector<Part> want{vector(Numbers(task_.n, 0.0L))};
    Measurements result;
    if (!check_shapes(question_, got, want, result) || !check_finite(got, want, result)) return result;
    const Samples samples(got.front().numbers.entries, answer.usage.draws);
    for (const SampleCheck& row : sample_checks()) {
      if (!asked_for(row.name) || (task_.n == 0 && !result.checks.empty())) continue;
      Check check = row.measure(samples, task_, truth_);
      if (check.passed()) check.teaches.clear();
      result.checks.push_back(std::move(check));
    }
    if (result.passed()) return result;
    if (samples.size() >= kTooFewToDiagnose) result.pattern = find_wrong_sampler(samples, task_);
    find_outside(samples, got.front(), result);
    return result;
  }

 private:
  bool asked_for(std::string_view name) const {
    const auto& names = question_.function.judging.ratios;
    return names.empty() || std::find(names.begin(), names.end(), name) != names.end();
  }

  void find_outside(const Samples& samples, const Part& got, Measurements& result) const {
    for (std::size_t i = 0; i < samples.size(); ++i) {
      const long double x = samples.in_order()[i], nearest = std::clamp(x, task_.a, task_.b);
      if (x == nearest) continue;
      ++result.extent.out;
      if (result.worst && result.worst->absolute >= std::fabs(x - nearest)) continue;
      Mismatch mismatch;
      mismatch.index = index_of(got, i);
      mismatch.got = x;
      mismatch.want = nearest;
      mismatch.absolute = std::fabs(x - nearest);
      mismatch.relative = mismatch.absolute / std::fabs(nearest);
      result.worst = mismatch;
    }
  }

  const Question question_;
  SamplingTask task_;
  Distribution truth_;
};

constexpr std::string_view kCheckNames[] = {"range", "kolmogorov_smirnov", "mean", "variance", "lag",
                                            "pairs", "distinct",           "draws"};

}  // namespace

std::span<const std::string_view> statistical_checks() { return kCheckNames; }

std::unique_ptr<Comparator> prepare_statistical(const Question& question) {
  for (const std::string& name : question.function.judging.ratios)
    if (std::find(std::begin(kCheckNames), std::end(kCheckNames), name) == std::end(kCheckNames))
      return refuse("the statistical check '" + name + "'");
  SamplingTask task = task_of(question);
  Distribution truth(task.density, task.a, task.b);
  if (!(truth.integral() > 0)) return refuse("a density whose integral is positive");
  return std::make_unique<Statistical>(question, std::move(task), std::move(truth));
}

}  // namespace mathjudge::compare
