// Judges a minimiser found by iteration: stationary, at a known minimiser, not a saddle, and found
// within the budget of evaluations that the statement grants.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "compare/callback_values.hpp"
#include "compare/comparator.hpp"
#include "compare/entries.hpp"
#include "compare/linear_algebra.hpp"
#include "compare/undamped_newton.hpp"

namespace mathjudge::compare {
namespace {

using Numbers = std::vector<long double>;
constexpr long double kInfinity = std::numeric_limits<long double>::infinity();

/// Not calibrated: right solutions stop as soon as the statement lets them, which uses up these thresholds.
constexpr bool kContract = false;

constexpr std::string_view kCheckNames[] = {"stationary",     "minimiser",     "curvature",
                                            "gradient_calls", "hessian_calls", "evaluations"};

/// A callback argument, and its place among the callbacks, by which calls are counted.
struct Callable {
  const values::Callback* callback = nullptr;
  std::size_t order = 0;
};

Callable find_callable(const Question& question, values::Type type) {
  std::size_t order = 0;
  for (std::size_t i = 0; i < question.call.arguments.size(); ++i) {
    const auto* callback = std::get_if<values::Callback>(&question.call.arguments[i]);
    if (!callback) continue;
    if (question.function.parameters.at(i).type == type) return {callback, order};
    ++order;
  }
  return {};
}

template <class Held>
const Held* find_argument(const Question& question) {
  for (const values::Value& argument : question.call.arguments)
    if (const Held* held = std::get_if<Held>(&argument)) return held;
  return nullptr;
}

long double norm(const Dense& a) { return frobenius(a); }

long double distance(const Numbers& x, const Numbers& y) {
  long double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += (x[i] - y[i]) * (x[i] - y[i]);
  return std::sqrt(sum);
}

/// Answers and minimisers are doubles, so nothing is lost on the way back.
std::vector<double> to_doubles(const Numbers& x) {
  std::vector<double> result;
  for (const long double entry : x) result.push_back(static_cast<double>(entry));
  return result;
}

/// The derivatives of f at one point. Without a Hessian, bounds of the gradient that nothing depends on are
/// left at zero: with thousands of variables they cost far more than the gradient.
struct Place {
  Numbers x;
  Evaluated gradient, hessian;
  long double lowest_curvature = 0;
};

class Optimum : public Comparator {
 public:
  Optimum(const Question& question, Callable f, Callable gradient, Callable hessian, Numbers start,
          double tolerance)
      : question_(question),
        f_(f),
        gradient_(gradient),
        hessian_(hessian),
        start_(std::move(start)),
        tolerance_(tolerance) {
    for (const values::Vector& point : question.the_case.minimisers)
      if (point.size() == start_.size()) minimisers_.emplace_back(point.begin(), point.end());
  }

  Measurements compare(const Answer& answer) const override {
    const std::vector<Part> got = to_parts(answer);
    const std::vector<Part> want{vector(Numbers(start_.size(), 0.0L))};
    Measurements result;
    const bool comparable = check_shapes(question_, got, want, result);
    if (comparable && !check_finite(got, want, result)) {
      if (std::string why = plain_newton(); !why.empty()) result.checks.back().teaches = std::move(why);
    } else if (comparable) {
      const Place place = look_at(got.front().numbers.entries);
      add(result, "stationary", stationary(place));
      if (!minimisers_.empty()) add(result, "minimiser", minimiser(place, result));
      if (hessian_.callback) add(result, "curvature", curvature(place));
      if (!result.passed() && place.x == start_) result.pattern = "the starting point, unchanged";
    }
    add_budget(result, "gradient_calls", "gradient", gradient_, answer.usage);
    add_budget(result, "hessian_calls", "Hessian", hessian_, answer.usage);
    add_evaluations(result, answer.usage);
    return result;
  }

 private:
  bool asked_for(std::string_view name) const {
    const auto& names = question_.function.judging.ratios;
    return names.empty() || std::find(names.begin(), names.end(), name) != names.end();
  }

  void add(Measurements& result, std::string_view name, Check check) const {
    if (check.passed()) check.teaches.clear();
    if (asked_for(name)) result.checks.push_back(std::move(check));
  }

  Place look_at(const Numbers& x) const {
    Place place;
    place.x = x;
    if (!hessian_.callback) {
      place.gradient = evaluate_callback_without_bounds(*gradient_.callback, to_doubles(x));
      if (!(norm(place.gradient.value) <= allowed_gradient(place)))
        place.gradient = evaluate_callback(*gradient_.callback, to_doubles(x));
      return place;
    }
    place.gradient = evaluate_callback(*gradient_.callback, to_doubles(x));
    place.hessian = evaluate_callback(*hessian_.callback, to_doubles(x));
    place.lowest_curvature = all_finite(place.hessian.value) && place.hessian.value.square() && !x.empty()
                                 ? symmetric_eigenvalues(place.hessian.value).front()
                                 : std::numeric_limits<long double>::quiet_NaN();
    return place;
  }

  /// The tolerance of the statement at x: absolute, or relative to max(1, ||x||) where the spec says so.
  long double tolerance_at(const Numbers& x) const {
    return tolerance_relative_to_x() ? tolerance_ * std::fmax(1.0L, norm(vector(x).numbers)) : tolerance_;
  }
  bool tolerance_relative_to_x() const {
    const auto& settings = question_.function.judging.settings;
    const auto found = settings.find("relative_to_x");
    return found != settings.end() && found->second != 0;
  }

  /// What ||grad f|| may be at an answer that stopped at a *computed* norm <= tolerance.
  long double allowed_gradient(const Place& place) const {
    const long double k = std::fmax(1.0L, question_.function.judging.threshold);
    const auto n = static_cast<long double>(place.x.size());
    return tolerance_at(place.x) * (1 + n * kEps) + k * norm(place.gradient.bound) + kSmallestDouble;
  }

  /// What full, undamped steps from the start come to; only asked once an answer has failed.
  std::string plain_newton() const {
    if (!f_.callback || !hessian_.callback) return "";
    return undamped_newton_from(to_doubles(start_), *f_.callback, *gradient_.callback, *hessian_.callback);
  }

  Check stationary(const Place& place) const {
    const long double size = norm(place.gradient.value);
    Check check{tolerance_relative_to_x()
                    ? "||grad f(x)|| / (tolerance max(1, ||x||) + rounding of the gradient)"
                    : "||grad f(x)|| / (tolerance + rounding of the gradient)",
                static_cast<double>(size / allowed_gradient(place)), 1, "", kContract};
    if (!check.passed()) check.teaches = stationary_lesson(place, size);
    return check;
  }

  std::string stationary_lesson(const Place& place, long double size) const {
    if (std::isnan(size)) return "The gradient is not a number at the answer. " + plain_newton();
    std::string text =
        fmt::format("||grad f(x)|| = {:.1e} where the tolerance is {:.0e}{}", static_cast<double>(size),
                    tolerance_, tolerance_relative_to_x() ? " max(1, ||x||)" : "");
    if (!f_.callback) return text + ".";
    if (!(f_at(place.x).value.entries.at(0) <= f_at(start_).value.entries.at(0)))
      return text + ", and f is larger than at the start. " + plain_newton();
    return text + ": the iteration stopped too early, or stalled.";
  }

  Evaluated f_at(const Numbers& x) const { return evaluate_callback(*f_.callback, to_doubles(x)); }

  /// How far from minimiser `target` an answer may be: what the gradient's tolerance allows where f curves
  /// by the lowest eigenvalue of the Hessian, and never a tenth of the way to another scale.
  long double allowed_distance(const Place& place, const Numbers& target) const {
    const auto& settings = question_.function.judging.settings;
    const long double scale = std::fmax(1.0L, norm(vector(target).numbers));
    const auto found = settings.find("distance");
    const long double base = found == settings.end() ? 1e-4L * scale : found->second;
    if (!hessian_.callback || !(place.lowest_curvature > 0)) return base;
    return std::fmax(base, std::fmin(0.1L * scale, 2 * allowed_gradient(place) / place.lowest_curvature));
  }

  /// |f(x) - f(x*)| over what the tolerance allows: for minimisers where f is too flat for the distance.
  long double gap_ratio(const Evaluated& here, const Numbers& target) const {
    const Evaluated best = f_at(target);
    const long double k = std::fmax(1.0L, question_.function.judging.threshold);
    const long double rounding = k * (norm(best.bound) + norm(here.bound));
    const long double scale = std::fmax(1.0L, norm(vector(target).numbers));
    const long double gap = std::fabs(here.value.entries.at(0) - best.value.entries.at(0));
    return gap / (tolerance_ * scale + rounding + kSmallestDouble);
  }

  Check minimiser(const Place& place, Measurements& result) const {
    long double ratio = kInfinity, nearest = kInfinity;
    const Numbers* closest = &minimisers_.front();
    for (const Numbers& target : minimisers_) {
      const long double away = distance(place.x, target);
      ratio = std::fmin(ratio, away / allowed_distance(place, target));
      if (away < nearest) {
        nearest = away;
        closest = &target;
      }
    }
    if (!(ratio <= 1) && f_.callback) {
      const Evaluated here = f_at(place.x);
      for (const Numbers& target : minimisers_) ratio = std::fmin(ratio, gap_ratio(here, target));
    }
    const long double size = norm(vector(*closest).numbers);
    if (size > 0 && std::isfinite(nearest)) result.forward_error = static_cast<double>(nearest / size);
    if (!(ratio <= 1)) {
      const Target target{{vector(*closest)}, {Numbers(closest->size(), allowed_distance(place, *closest))}};
      const Comparison comparison = compare_entries({vector(place.x)}, target);
      result.worst = comparison.worst;
      result.extent.out = comparison.out;
    }
    return {"distance to the nearest minimiser / allowed, or |f - f*| / (tolerance + rounding)",
            static_cast<double>(ratio), 1,
            fmt::format("The nearest minimiser is {:.1e} away.{}", static_cast<double>(nearest),
                        norm(place.gradient.value) <= allowed_gradient(place)
                            ? " The gradient vanishes here, but not every stationary point is a minimiser."
                            : ""),
            kContract};
  }

  Check curvature(const Place& place) const {
    // Degenerate minimisers have eigenvalue 0, which rounding and a short distance turn slightly negative.
    const long double slack =
        0x1p-26L * norm(place.hessian.value) + norm(place.hessian.bound) + kSmallestDouble;
    return {"-lambda_min(Hessian) / (sqrt(eps) ||Hessian||)",
            static_cast<double>(std::isnan(place.lowest_curvature)
                                    ? place.lowest_curvature
                                    : std::fmax(0.0L, -place.lowest_curvature / slack)),
            1,
            fmt::format("The Hessian has eigenvalue {:.1e} here: f decreases along its eigenvector, so this "
                        "is a saddle or a maximum. Newton's iteration is drawn to any stationary point; make "
                        "the Hessian positive definite (add a multiple of I) before solving for the step.",
                        static_cast<double>(place.lowest_curvature))};
  }

  void add_budget(Measurements& result, const std::string& check_name, std::string_view what,
                  const Callable& callable, const Usage& usage) const {
    const auto& facts = question_.the_case.facts;
    const auto textbook = facts.find("textbook_" + check_name);
    if (textbook == facts.end() || !callable.callback || callable.order >= usage.callback_calls.size())
      return;
    const auto calls = static_cast<double>(usage.callback_calls[callable.order]);
    const double budget = 10 * textbook->second + 50;
    add(result, check_name,
        {fmt::format("{} calls <= 10 x {:.0f} + 50", what, textbook->second), calls, budget,
         fmt::format("{:.0f} calls of the {} where a damped Newton iteration makes {:.0f}: the steps are not "
                     "Newton's, they do not converge quadratically, or one point is asked for repeatedly.",
                     calls, what, textbook->second),
         kContract});
  }

  /// Evaluations of f or of its gradient, whichever are more: what a quasi-Newton iteration pays for. The
  /// end point does not show a broken recursion, since a line search reaches it from any direction of
  /// descent; the evaluations do.
  void add_evaluations(Measurements& result, const Usage& usage) const {
    const auto& facts = question_.the_case.facts;
    const auto values = facts.find("textbook_f_calls"), gradients = facts.find("textbook_gradient_calls");
    if (values == facts.end() || gradients == facts.end() || !f_.callback ||
        std::max(f_.order, gradient_.order) >= usage.callback_calls.size())
      return;
    const double textbook = std::max(values->second, gradients->second);
    const auto calls =
        static_cast<double>(std::max(usage.callback_calls[f_.order], usage.callback_calls[gradient_.order]));
    add(result, "evaluations",
        {fmt::format("max(f calls, gradient calls) <= 5 x {:.0f} + 50", textbook), calls, 5 * textbook + 50,
         fmt::format("{:.0f} evaluations where the textbook's iteration makes {:.0f}: the directions know "
                     "little of the curvature of f. Look at the order and the signs of the two loops, at the "
                     "pairs (s, y) that they use, and at the scaling s'y / y'y between them.",
                     calls, textbook),
         kContract});
  }

  const Question question_;
  Callable f_, gradient_, hessian_;
  Numbers start_;
  double tolerance_;
  std::vector<Numbers> minimisers_;
};

}  // namespace

std::span<const std::string_view> optimum_checks() { return kCheckNames; }

std::unique_ptr<Comparator> prepare_optimum(const Question& question) {
  for (const std::string& name : question.function.judging.ratios)
    if (std::find(std::begin(kCheckNames), std::end(kCheckNames), name) == std::end(kCheckNames))
      return refuse("the check '" + name + "' of an optimum");
  const auto* start = find_argument<values::Vector>(question);
  const auto* tolerance = find_argument<double>(question);
  const Callable gradient = find_callable(question, values::Type::VectorFunction);
  if (!start || !tolerance || !gradient.callback)
    return refuse("an optimum of a function without a gradient, a starting point or a tolerance");
  return std::make_unique<Optimum>(question, find_callable(question, values::Type::ScalarFunction), gradient,
                                   find_callable(question, values::Type::MatrixFunction),
                                   Numbers(start->begin(), start->end()), *tolerance);
}

}  // namespace mathjudge::compare
