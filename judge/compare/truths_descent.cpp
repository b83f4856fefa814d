// Gradient descent with momentum, v <- momentum v + g, x <- x - learning_rate v, over any scalar.
#include "compare/truths_descent.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace mathjudge::compare {
namespace {

/// What is done in place of the contract.
enum class Slip {
  None,
  StepMore,
  StepLess,
  Nesterov,
  Average,
  PositionFirst,
  NoMomentum,
  RateTwice,
  Ascent,
  InPlace,
};

struct Descent {
  const values::Callback& gradient;
  const values::Vector& start;
  double rate, momentum;
  std::int64_t steps;
  Slip slip = Slip::None;

  /// With the velocity as it is prescribed; or without one, from the last two points,
  /// x + momentum (x - x_previous) - learning_rate g: the same algebra, with rounding errors up to
  /// 1 / (1 - momentum) times as large.
  int arrangements() const { return slip == Slip::None ? 2 : 1; }

  template <class S, class Visit>
  std::vector<S> run(Visit visit, int arrangement) const {
    std::vector<S> x(start.begin(), start.end()),
        memory = arrangement == 0 ? std::vector<S>(x.size(), S(0)) : x;
    visit(x);
    const std::int64_t last = steps + (slip == Slip::StepMore) - (slip == Slip::StepLess);
    for (std::int64_t k = 0; k < last; ++k) {
      if (arrangement == 0)
        step(x, memory);
      else
        step_from_two_points(x, memory);
      visit(x);
    }
    return x;
  }

 private:
  template <class S>
  void step(std::vector<S>& x, std::vector<S>& v) const {
    const S m = slip == Slip::NoMomentum ? 0 : momentum, descent = slip == Slip::Ascent ? -rate : rate;
    std::vector<S> at = x;
    if (slip == Slip::Nesterov)
      for (std::size_t i = 0; i < x.size(); ++i) at[i] -= descent * (m * v[i]);
    std::vector<S> g = field_at(gradient, at);
    for (std::size_t i = 0; i < x.size(); ++i) {
      if (slip == Slip::InPlace && i > 0) g = field_at(gradient, x);
      if (slip == Slip::PositionFirst) x[i] -= descent * v[i];
      if (slip == Slip::Average) g[i] *= S(1) - m;
      if (slip == Slip::RateTwice) g[i] *= descent;
      v[i] = m * v[i] + g[i];
      if (slip != Slip::PositionFirst) x[i] -= descent * v[i];
    }
  }

  template <class S>
  void step_from_two_points(std::vector<S>& x, std::vector<S>& previous) const {
    const std::vector<S> g = field_at(gradient, x);
    for (std::size_t i = 0; i < x.size(); ++i) {
      const S next = x[i] + S(momentum) * (x[i] - previous[i]) - S(rate) * g[i];
      previous[i] = x[i];
      x[i] = next;
    }
  }
};

Descent descent_of(const Question& question, Slip slip = Slip::None) {
  const auto& arguments = question.call.arguments;
  return {std::get<values::Callback>(arguments.at(0)), std::get<values::Vector>(arguments.at(1)),
          std::get<double>(arguments.at(2)),           std::get<double>(arguments.at(3)),
          std::get<std::int64_t>(arguments.at(4)),     slip};
}

constexpr NamedSlip<Slip> kSlips[] = {
    {Slip::StepMore, "the iterate after one step more"},
    {Slip::StepLess, "the iterate after one step less"},
    {Slip::NoMomentum, "plain gradient descent, without momentum"},
    {Slip::Nesterov, "Nesterov's iteration: the gradient at x - learning_rate momentum v instead of at x"},
    {Slip::Average, "momentum as an average, v <- momentum v + (1 - momentum) g"},
    {Slip::PositionFirst, "the iteration that moves x before it updates v"},
    {Slip::RateTwice, "the iteration with the learning rate applied twice, to g and to v"},
    {Slip::Ascent, "gradient ascent: the step goes along the gradient instead of against it"},
    {Slip::InPlace,
     "coordinates updated in place, each with a gradient at a point that is already half moved"},
};

}  // namespace

Truth gradient_descent(const Question& question) { return spread_truth(descent_of(question)); }

std::vector<Confusion> gradient_descent_confusions(const Question& question) {
  return slip_confusions(question, kSlips, [&](Slip slip) { return descent_of(question, slip); });
}

std::string gradient_descent_lesson(const Findings& findings) {
  const auto& steps = std::get<std::int64_t>(findings.question.call.arguments.at(4));
  return fmt::format(
      "This is not where v <- momentum v + gradient(x), x <- x - learning_rate v leads in {} step{} from "
      "v = 0, whatever the rounding. {}",
      steps, steps == 1 ? "" : "s",
      steps > 3 ? fmt::format("{}x or v on the way, or ends it early.", kShortRunsHelp)
                : "The first step is x0 - learning_rate gradient(x0): compare it by hand, and the next.");
}

bool ends_at_start(const Question& question, const Truth& truth) {
  const auto& start = std::get<values::Vector>(question.call.arguments.at(1));
  const auto& end = truth.parts.at(0).numbers.entries;
  return std::equal(start.begin(), start.end(), end.begin(), end.end(),
                    [](double a, long double b) { return a == static_cast<double>(b); });
}

void one_call_per_step(const Question& question, const Usage& usage, Measurements& measurements) {
  const auto steps = std::get<std::int64_t>(question.call.arguments.back());
  const bool empty = std::get<values::Vector>(question.call.arguments.at(1)).empty();
  if (usage.callback_calls.empty() || empty) return;
  const auto calls = static_cast<std::int64_t>(usage.callback_calls.front());
  Check check{"|gradient calls - steps|", std::fabs(static_cast<double>(calls - steps)), 0, "", false};
  if (!check.passed())
    check.teaches = fmt::format(
        "The gradient was called {} times in {} steps: each step takes it exactly once, at the current x{}.",
        calls, steps,
        calls < steps ? ", and there is no test that stops early"
                      : "; keep the value where it is needed twice, and let the last step be the last call");
  measurements.checks.push_back(std::move(check));
}

}  // namespace mathjudge::compare
