// Judges a constrained minimiser and its Lagrange multipliers by what defines them: x is feasible, the
// Lagrangian f + lambda' c is stationary there, and x is one of the known constrained minimisers.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "compare/callback_values.hpp"
#include "compare/entries.hpp"
#include "compare/residual_families.hpp"

namespace mathjudge::compare {
namespace {

using Numbers = std::vector<long double>;
constexpr long double kInfinity = std::numeric_limits<long double>::infinity();

/// f, its gradient, c and its Jacobian (m x n), in the order in which the contract lists them.
using Callbacks = std::array<const values::Callback*, 4>;
constexpr std::array<values::Type, 4> kCallbackTypes = {
    values::Type::ScalarFunction, values::Type::VectorFunction, values::Type::VectorFunction,
    values::Type::MatrixFunction};

std::optional<Callbacks> find_callbacks(const Question& question) {
  Callbacks found{};
  std::size_t count = 0;
  for (std::size_t i = 0; i < question.call.arguments.size(); ++i) {
    const auto* callback = std::get_if<values::Callback>(&question.call.arguments[i]);
    if (!callback) continue;
    if (count == found.size() || question.function.parameters.at(i).type != kCallbackTypes[count])
      return std::nullopt;
    found[count++] = callback;
  }
  return count == found.size() ? std::optional(found) : std::nullopt;
}

long double norm(const Numbers& x) { return std::sqrt(dot(x.data(), x.data(), x.size())); }

Numbers difference(Numbers x, const Numbers& y) {
  for (std::size_t i = 0; i < x.size(); ++i) x[i] -= y[i];
  return x;
}

class KktJudge : public Comparator {
 public:
  KktJudge(const Question& question, const Callbacks& callbacks, const values::Vector& start)
      : question_(question), callbacks_(callbacks), variables_(start.size()) {
    constraints_ = evaluate_callback_without_bounds(*callbacks_[2], start).value.rows;
    for (const values::Vector& point : question.the_case.minimisers)
      if (point.size() == variables_) minimisers_.emplace_back(point.begin(), point.end());
  }

  Measurements compare(const Answer& answer) const override {
    const std::vector<Part> got = to_parts(answer);
    const std::vector<Part> want{vector(Numbers(variables_)), vector(Numbers(constraints_))};
    Measurements result;
    if (!check_shapes(question_, got, want, result) || !check_finite(got, want, result)) return result;
    const Place place = look_at(got[0].numbers.entries, got[1].numbers.entries);
    for (const std::string& name : question_.function.judging.ratios) {
      if (name == "constrained_minimiser" && minimisers_.empty()) continue;  // timed calls know none
      Check check = this->check(name, place);
      if (!check.passed()) check.teaches = lesson(name, place);
      result.checks.push_back(std::move(check));
    }
    add_errors(place, result);
    if (!result.passed() && reversed_signs(place))
      result.pattern = "the multipliers with the opposite sign: those of f - lambda' c";
    return result;
  }

 private:
  /// What one answer measures, in the units of the checks.
  struct Place {
    Numbers x, lambda, c, gradient;
    Dense jacobian;
    long double feasibility = 0, lagrangian = 0, distance = kInfinity;
    const Numbers* nearest = nullptr;  ///< the closest minimiser
  };

  Place look_at(const Numbers& x, const Numbers& lambda) const {
    const std::vector<double> point(x.begin(), x.end());
    Place place{x, lambda, evaluate_callback_without_bounds(*callbacks_[2], point).value.entries,
                evaluate_callback_without_bounds(*callbacks_[1], point).value.entries,
                evaluate_callback_without_bounds(*callbacks_[3], point).value};
    place.feasibility = norm(place.c) / std::fmax(1.0L, norm(x));
    place.lagrangian = lagrangian(place, lambda);
    for (const Numbers& target : minimisers_) {
      const long double away = norm(difference(x, target)) / std::fmax(1.0L, norm(target));
      if (away < place.distance || !place.nearest) place.distance = away, place.nearest = &target;
    }
    return place;
  }

  /// ||grad f + J' lambda|| / max(1, ||grad f||).
  long double lagrangian(const Place& place, const Numbers& lambda) const {
    Numbers sum = place.gradient;
    for (std::size_t k = 0; k < lambda.size(); ++k)
      for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += place.jacobian.at(k, i) * lambda[k];
    return norm(sum) / std::fmax(1.0L, norm(place.gradient));
  }

  double threshold() const { return question_.function.judging.threshold; }
  double distance_threshold() const {
    const auto& settings = question_.function.judging.settings;
    const auto found = settings.find("distance");
    return found == settings.end() ? threshold() : found->second;
  }
  bool at_minimiser(const Place& place) const { return place.distance <= distance_threshold(); }

  bool reversed_signs(const Place& place) const {
    Numbers reversed = place.lambda;
    for (long double& entry : reversed) entry = -entry;
    return place.feasibility <= threshold() && at_minimiser(place) && !(place.lagrangian <= threshold()) &&
           lagrangian(place, reversed) <= threshold();
  }

  Check check(std::string_view name, const Place& place) const {
    if (name == "feasible")
      return {"||c(x)|| / max(1, ||x||)", static_cast<double>(place.feasibility), threshold(), ""};
    if (name == "kkt")
      return {"||grad f + J' lambda|| / max(1, ||grad f||)", static_cast<double>(place.lagrangian),
              threshold(), ""};
    return {"distance to the nearest constrained minimiser / max(1, its norm)",
            static_cast<double>(place.distance), distance_threshold(), ""};
  }

  std::string lesson(std::string_view name, const Place& place) const {
    if (name == "feasible")
      return fmt::format(
          "The constraints are off by ||c(x)|| = {:.1e}. The minimiser of f + (w/2) ||c||^2 lies off the "
          "constraints by lambda / w for every weight w: the multipliers have to be updated, or solved for, "
          "until the constraints hold; a looser test for stopping also leaves this.",
          static_cast<double>(norm(place.c)));
    if (name == "kkt") return lagrangian_lesson(place);
    if (place.feasibility <= threshold() && place.lagrangian <= threshold())
      return fmt::format(
          "x is a stationary point of the Lagrangian, but f is {:.6g} here and {:.6g} at the nearest "
          "minimiser: grad f + J' lambda = 0 also holds at maxima and saddles along the constraints.",
          static_cast<double>(f_at(place.x)), static_cast<double>(f_at(*place.nearest)));
    return fmt::format("The nearest constrained minimiser is {:.1e} away.",
                       static_cast<double>(norm(difference(place.x, *place.nearest))));
  }

  std::string lagrangian_lesson(const Place& place) const {
    if (at_minimiser(place))
      return "x is right, but lambda does not balance the gradient there: grad f = -J' lambda, with the "
             "Lagrangian f + lambda' c.";
    if (place.feasibility <= threshold())
      return "x satisfies the constraints, but f still changes to first order along them: a feasible point, "
             "or a projection onto the constraints, is not yet a constrained minimiser.";
    return "The gradient of f is not balanced by the gradients of the constraints at x.";
  }

  long double f_at(const Numbers& x) const {
    return evaluate_callback_without_bounds(*callbacks_[0], {x.begin(), x.end()}).value.entries.at(0);
  }

  void add_errors(const Place& place, Measurements& result) const {
    if (!place.nearest) return;
    const Numbers& target = *place.nearest;
    const long double size = norm(target);
    if (size > 0) result.forward_error = static_cast<double>(norm(difference(place.x, target)) / size);
    if (at_minimiser(place)) return;
    const long double bound = distance_threshold() * std::fmax(1.0L, size);
    const Comparison comparison =
        compare_entries({vector(place.x)}, {{vector(target)}, {Numbers(target.size(), bound)}});
    result.worst = comparison.worst;
    result.extent.out = comparison.out;
  }

  const Question question_;
  const Callbacks callbacks_;
  std::size_t variables_ = 0, constraints_ = 0;
  std::vector<Numbers> minimisers_;
};

}  // namespace

std::unique_ptr<Comparator> prepare_kkt(const Question& question) {
  const auto callbacks = find_callbacks(question);
  const values::Vector* start = nullptr;
  for (const values::Value& argument : question.call.arguments)
    if (!start) start = std::get_if<values::Vector>(&argument);
  if (!callbacks || !start)
    return refuse(
        "a constrained minimum without f, its gradient, the constraints, their Jacobian or a start");
  return std::make_unique<KktJudge>(question, *callbacks, *start);
}

}  // namespace mathjudge::compare
