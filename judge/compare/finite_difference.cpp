// Judges derivatives made of differences of function values: gradients, Jacobians and Hessians, held to
// what truncation and rounding explain.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "compare/comparator.hpp"
#include "compare/difference_bounds.hpp"
#include "compare/entries.hpp"
#include "compare/patterns.hpp"

namespace mathjudge::compare {
namespace {

/// What the function's parameters and result say is asked for.
enum class Asked { Gradient, Jacobian, Hessian };

std::optional<Asked> what_is_asked(const catalogue::Function& function) {
  if (function.parameters.size() != 2 || function.returns.size() != 1 ||
      function.parameters[1].type != values::Type::Vector)
    return std::nullopt;
  const values::Type from = function.parameters[0].type, to = function.returns[0].type;
  if (from == values::Type::ScalarFunction && to == values::Type::Vector) return Asked::Gradient;
  if (from == values::Type::VectorFunction && to == values::Type::Matrix) return Asked::Jacobian;
  if (from == values::Type::ScalarFunction && to == values::Type::Matrix) return Asked::Hessian;
  return std::nullopt;
}

class FiniteDifference : public Comparator {
 public:
  FiniteDifference(const Question& question, Asked asked)
      : question_(question), asked_(asked), x_(std::get<values::Vector>(question.call.arguments.at(1))) {
    const auto& f = std::get<values::Callback>(question.call.arguments.at(0));
    exact_ = asked == Asked::Hessian ? second_differences(f.program, x_) : first_differences(f.program, x_);
    const long double factor = question.function.judging.threshold;
    std::vector<long double> bounds;
    // A bound that is no number is a fault of the spec: then nothing passes, and `verify` shows it.
    for (const long double bound : exact_.bound.entries)
      bounds.push_back(std::isfinite(bound) ? factor * bound : 0);
    Part want = asked == Asked::Gradient       ? vector(exact_.value.entries)
                : exact_.value.entries.empty() ? matrix({})
                                               : matrix(exact_.value);
    right_ = {{std::move(want)}, {std::move(bounds)}};
  }

  Measurements compare(const Answer& answer) const override {
    std::vector<Part> got = to_parts(answer);
    // An empty matrix may keep its rows: {} and m empty rows are the same derivative.
    if (asked_ == Asked::Jacobian && x_.empty() && !got.empty() &&
        same_shape(got.front(), matrix(Dense(exact_.size.size(), 0))))
      got.front() = right_.want.front();
    Measurements result;
    if (check_shapes(question_, got, right_.want, result) && check_finite(got, right_.want, result)) {
      const Comparison comparison = compare_entries(got, right_);
      const double threshold = question_.function.judging.threshold;
      Check check{"max |difference - derivative| / (truncation + rounding)",
                  static_cast<double>(comparison.worst_ratio) * threshold, threshold, ""};
      if (!check.passed()) check.teaches = lesson(got.front().numbers, comparison);
      result.checks.push_back(std::move(check));
      result.extent.out = comparison.out;
      result.worst = comparison.worst;
      if (comparison.want_norm > 0)
        result.forward_error = static_cast<double>(comparison.error_norm / comparison.want_norm);
    }
    if (!result.passed()) result.pattern = find_pattern(question_, got, right_, {});
    return result;
  }

 private:
  double scale(std::size_t k) const {
    const std::size_t i = right_.want.front().rank == Rank::Vector ? k : k % exact_.value.columns;
    return std::max(1.0, std::fabs(x_[i]));
  }

  /// The largest q = |error| / (|derivative| s^order) among the wrong entries, if about the same q, with the
  /// same sign, explains them all; 0 otherwise.
  long double common_quotient(const Dense& got, const Dense& derivative, int order) const {
    long double lowest = std::numeric_limits<long double>::infinity(), highest = -lowest;
    for (std::size_t k = 0; k < derivative.entries.size(); ++k) {
      const long double error = got.entries[k] - exact_.value.entries[k];
      if (!(std::fabs(error) > right_.bounds.front()[k])) continue;
      const long double quotient =
          error / derivative.entries[k] / std::pow(static_cast<long double>(scale(k)), order);
      if (std::isnan(quotient)) return 0;
      lowest = std::fmin(lowest, quotient);
      highest = std::fmax(highest, quotient);
    }
    if (highest < 0) std::swap(lowest *= -1, highest *= -1);
    return lowest > 0 && highest > 0 && highest <= 1.5L * lowest ? highest : 0;
  }

  /// The step h, relative to s, of the one-sided difference, forward or backward, whose truncation h f''/2
  /// explains every wrong entry; 0 if there is none.
  long double one_sided_step(const Dense& got) const {
    constexpr long double kLongest = 1e-3L;
    const long double h = 2 * common_quotient(got, exact_.bend, 1);
    return h <= kLongest ? h : 0;
  }

  /// The step h, relative to s and beyond the accepted range, whose truncation h^2 f'''/6 explains every
  /// wrong entry; 0 if there is none.
  long double long_step(const Dense& got) const {
    constexpr long double kLongest = 0.1L;
    const long double h = std::sqrt(6 * common_quotient(got, exact_.twist, 2));
    return h > kFirstSteps.largest && h <= kLongest ? h : 0;
  }

  /// What every entry is multiplied by, as far as bounds tell, and how many entries show it; {1, 0} if there
  /// is no such factor or it is too close to 1 to be told from a bad step.
  std::pair<long double, std::size_t> common_factor(const Dense& got) const {
    constexpr long double kClear = 1e4L, kSmallest = 1e-3L;
    const auto& want = exact_.value.entries;
    const auto& bounds = right_.bounds.front();
    const auto clearness = [&](std::size_t k) { return bounds[k] > 0 ? std::fabs(want[k]) / bounds[k] : 0; };
    std::size_t clearest = 0, clear = 0;
    for (std::size_t k = 0; k < want.size(); ++k) {
      if (clearness(k) >= kClear) ++clear;
      if (clearness(k) > clearness(clearest)) clearest = k;
    }
    if (clear == 0) return {1, 0};
    const long double factor = got.entries[clearest] / want[clearest];
    if (factor == 0 || std::fabs(factor - 1) < kSmallest) return {1, 0};
    for (std::size_t k = 0; k < want.size(); ++k) {
      const long double room = bounds[k] + std::fabs(want[k]) / clearness(clearest);
      if (!(std::fabs(got.entries[k] - factor * want[k]) <= 2 * std::fmax(1, std::fabs(factor)) * room))
        return {1, 0};
    }
    return {factor, clear};
  }

  bool only_off_diagonal(const Dense& got) const {
    for (std::size_t i = 0; i < got.rows; ++i)
      if (std::fabs(got.at(i, i) - exact_.value.at(i, i)) > right_.bounds.front()[i * got.columns + i])
        return false;
    return true;
  }

  /// The step below the accepted range whose rounding of f, eps |f| / h or 4 eps |f| / h^2, is as large as
  /// the worst error; 0 if there is none. A first difference with a step of a few units in the last
  /// place is nobody's: that error is of another kind.
  long double short_step(const Mismatch& worst) const {
    const std::size_t row = asked_ == Asked::Jacobian ? worst.index.front() : 0;
    const long double unit = kEps * exact_.size.at(row), s = scale(worst.index.back());
    if (!(unit > 0) || !(worst.absolute < std::fabs(worst.want))) return 0;
    if (asked_ != Asked::Hessian) {
      constexpr long double kPlausible = 1e-13L;
      const long double h = unit / worst.absolute / s;
      return h >= kPlausible && h < kFirstSteps.smallest / 2 ? h : 0;
    }
    const long double h = std::sqrt(4 * unit / worst.absolute) / s;
    return h < kSecondSteps.smallest / 2 ? h : 0;
  }

  static std::string factor_lesson(long double factor) {
    return fmt::format(
        "Every entry is {:.4g} times the derivative: the weights of the formula are wrong, or what it is "
        "divided by, and not the step.",
        static_cast<double>(factor));
  }

  std::string lesson(const Dense& got, const Comparison& comparison) const {
    const auto steps = asked_ == Asked::Hessian ? kSecondSteps : kFirstSteps;
    const auto [factor, shown_by] = common_factor(got);
    if (shown_by >= 2) return factor_lesson(factor);
    const long double one_sided = one_sided_step(got), distant = long_step(got),
                      brief = comparison.worst ? short_step(*comparison.worst) : 0;
    // A single error fits every one of these with some step.
    std::vector<std::string> origins;
    if (one_sided > 0)
      origins.push_back(
          fmt::format("what a one-sided difference with h = {:.1e} leaves, h/2 times the second derivative",
                      static_cast<double>(one_sided)));
    if (brief > 0)
      origins.push_back(
          fmt::format("the rounding of f in a central difference with a step near {:.0e} s, which would be "
                      "too short",
                      static_cast<double>(brief)));
    if (distant > 0)
      origins.push_back(fmt::format(
          "the truncation h^2 f'''/6 with a step near {:.0e} s, which would be too long, or that of "
          "a one-sided formula of second order",
          static_cast<double>(distant)));
    if (origins.size() > 1 && comparison.out < 2)
      return fmt::format("The error is {}.", fmt::join(origins, "; or "));
    if (one_sided > 0)
      return fmt::format(
          "Every wrong entry is off by h/2 times the second derivative, with h = {:.1e}: a one-sided "
          "difference. In (f(x + h) - f(x - h)) / 2h that term cancels and h^2 f'''/6 is left.",
          static_cast<double>(one_sided));
    if (distant > 0)
      return fmt::format(
          "Every wrong entry is off by h^2 f'''/6 with a step near {:.0e} s, s = max(1, |x_i|): truncation. "
          "The step is too long, or the formula one-sided of second order; central differences pass between "
          "{:g} s and {:g} s.",
          static_cast<double>(distant), steps.smallest, steps.largest);
    if (shown_by == 1 && brief == 0) return factor_lesson(factor);
    if (asked_ == Asked::Hessian && only_off_diagonal(got))
      return "The diagonal is right and mixed second derivatives are not: each needs f at points where both "
             "coordinates move, and a stencil that is symmetric in both.";
    if (brief > 0)
      return fmt::format(
          "The error is what the rounding of f leaves with a step near {:.0e} s, s = max(1, |x_i|): too "
          "short. Between {:g} s and {:g} s truncation and rounding are both small enough.",
          static_cast<double>(brief), steps.smallest, steps.largest);
    return fmt::format(
        "The error is beyond truncation and rounding of a central difference with any step between {:g} s "
        "and {:g} s, s = max(1, |x_i|): another derivative than the one asked for, a one-sided formula, or a "
        "step that does not grow with x.",
        steps.smallest, steps.largest);
  }

  const Question question_;
  Asked asked_;
  const values::Vector& x_;
  Differences exact_;
  Target right_;
};

}  // namespace

std::unique_ptr<Comparator> prepare_finite_difference(const Question& question) {
  const std::optional<Asked> asked = what_is_asked(question.function);
  if (!asked) return refuse("a finite difference of other arguments than (f, x)");
  return std::make_unique<FiniteDifference>(question, *asked);
}

}  // namespace mathjudge::compare
