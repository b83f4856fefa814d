// Replays the stream and evaluates f in long double: what is left to compare is the rounding of doubles.
#include "compare/truths_monte_carlo.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "functions/derivatives.hpp"
#include "values/random.hpp"

namespace mathjudge::compare {
namespace {

struct Task {
  const functions::Program& f;
  long double a, b;
  std::int64_t n;
  values::Stream stream;
};

Task task_of(const Question& question) {
  const auto& arguments = question.call.arguments;
  return {std::get<values::Callback>(arguments.at(0)).program, std::get<double>(arguments.at(1)),
          std::get<double>(arguments.at(2)), std::get<std::int64_t>(arguments.at(3)),
          std::get<values::Stream>(arguments.at(4))};
}

/// What the samples of f say; all zero where a = b.
struct Sample {
  long double mean = 0, deviation = 0;  ///< deviation with n - 1
  long double root_mean_square = 0, steepest = 0;
};

/// The largest |f'| at the midpoints of equal pieces. Where f' is not finite no rounding of x is bounded.
long double steepest_slope(const Task& task) {
  constexpr int kPieces = 64;
  long double steepest = 0;
  for (int k = 0; k < kPieces; ++k) {
    const long double x = task.a + (task.b - task.a) * (static_cast<long double>(k) + 0.5L) / kPieces;
    const long double slope = std::fabs(functions::gradient(task.f, std::vector<long double>{x}).front());
    if (std::isfinite(slope)) steepest = std::max(steepest, slope);
  }
  return steepest;
}

Sample sample(const Task& task) {
  Sample result;
  if (task.a == task.b) return result;
  values::UniformSource uniforms(task.stream);
  std::vector<long double> values, x(1);
  long double sum = 0, squares = 0;
  for (std::int64_t i = 0; i < task.n; ++i) {
    x.front() = task.a + (task.b - task.a) * static_cast<long double>(uniforms.next());
    values.push_back(functions::value(task.f, x));
    sum += values.back();
    squares += values.back() * values.back();
  }
  const auto n = static_cast<long double>(task.n);
  result.mean = sum / n;
  result.root_mean_square = std::sqrt(squares / n);
  long double deviations = 0;
  for (const long double value : values) deviations += (value - result.mean) * (value - result.mean);
  result.deviation = std::sqrt(deviations / (n - 1));
  result.steepest = steepest_slope(task);
  return result;
}

/// Sums of n terms in any order err by n eps of their magnitude, and x = a + (b - a) u by a few eps of the
/// ends, which f' carries on; the factor of eight allows f itself and every rounding of x some operations.
Truth truth_of(const Task& task, const Sample& found) {
  const auto n = static_cast<long double>(task.n);
  const long double width = std::fabs(task.b - task.a);
  const long double error = width * found.deviation / std::sqrt(n);
  const long double ends = std::fabs(task.a) + std::fabs(task.b);
  const long double of_a_mean = 8 * n * kEps * found.root_mean_square + 4 * kEps * ends * found.steepest;
  return {{scalar((task.b - task.a) * found.mean), scalar(error)},
          {{width * of_a_mean}, {width / std::sqrt(n) * of_a_mean + 8 * n * kEps * error}},
          1};
}

Truth scaled(Truth truth, long double estimate, long double error) {
  const long double factors[] = {estimate, error};
  for (std::size_t part = 0; part < 2; ++part) {
    truth.parts[part].numbers.entries.front() *= factors[part];
    truth.magnitudes[part].front() *= std::fabs(factors[part]);
  }
  return truth;
}

}  // namespace

Truth monte_carlo(const Question& question) {
  const Task task = task_of(question);
  return truth_of(task, sample(task));
}

std::vector<Confusion> monte_carlo_confusions(const Question& question) {
  const Task task = task_of(question);
  if (task.a == task.b) return {};
  const Truth right = monte_carlo(question);
  const auto n = static_cast<long double>(task.n);
  const long double width = task.b - task.a, length = std::fabs(width);
  return {
      {"the right estimate with a standard error that is not divided by sqrt(n)",
       scaled(right, 1, std::sqrt(n))},
      {"the right estimate with a standard error divided by n instead of sqrt(n)",
       scaled(right, 1, 1 / std::sqrt(n))},
      {"the right estimate with a standard error without the factor |b - a|", scaled(right, 1, 1 / length)},
      {"the right estimate with a variance divided by n instead of n - 1",
       scaled(right, 1, std::sqrt((n - 1) / n))},
      {"the right estimate with a standard error of the other sign", scaled(right, 1, -1)},
      {"the mean of f and its standard error, without the factor b - a",
       scaled(right, 1 / width, 1 / length)},
      {"the sum instead of the mean, with the right standard error", scaled(right, n, 1)},
      {"the integral with its sign lost", scaled(right, -1, 1)},
  };
}

std::string monte_carlo_lesson(const Findings& findings) {
  const auto &got = findings.got, &want = findings.target.want;
  const auto entry = [](const Part& part) { return part.numbers.entries.front(); };
  const auto off = [&](std::size_t part) {
    return !(ratio_to_bound(entry(got[part]), entry(want[part]), findings.target.bounds[part].front()) <= 1);
  };
  const Task task = task_of(findings.question);
  if (task.a == task.b) return "Over an interval without length the integral is 0, and known exactly.";
  const Sample found = sample(task);
  if (off(0))
    return "The estimate is (b - a) times the mean of f at x_i = a + (b - a) u_i, one uniform of the stream "
           "for each x_i. This is another number than those n uniforms give.";
  const long double error = entry(got[1]), due = entry(want[1]);
  if ((error == 0 && due > 0 && due < 1e-153L) || (!std::isfinite(error) && due > 1e153L))
    return fmt::format(
        "The estimate is right, its standard error of {:.1e} is not: the square of such a number is outside "
        "of the range of double. Square the deviations of f alone, and multiply their root by |b - a|.",
        static_cast<double>(due));
  const long double cancellation = found.deviation > 0 ? found.root_mean_square / found.deviation : 0;
  if (cancellation > 1e4L)
    return fmt::format(
        "The estimate is right, its standard error is not: f is {:.1e} times as large as it varies, so the "
        "difference of sum f^2 and n mean^2 is lost in their rounding. Sum the squares of f - mean instead, "
        "or update mean and squares together (Welford).",
        static_cast<double>(cancellation));
  return "The estimate is right, its standard error is not: it is |b - a| sqrt(s^2 / n), with s^2 the sum of "
         "(f(x_i) - mean)^2 divided by n - 1.";
}

void monte_carlo_budget(const Question& question, const Usage& usage, Measurements& measurements) {
  const Task task = task_of(question);
  const bool none_needed = task.a == task.b && usage.draws == 0;
  const double surplus = std::fabs(static_cast<double>(usage.draws) - static_cast<double>(task.n));
  Check check{fmt::format("draws more or fewer than n = {}", task.n), none_needed ? 0 : surplus, 0, "",
              false};
  if (!check.passed())
    check.teaches = fmt::format("{} uniforms were drawn; n = {} points take one each.", usage.draws, task.n);
  measurements.checks.push_back(std::move(check));
}

}  // namespace mathjudge::compare
