// Adam (Kingma and Ba, "Adam: a method for stochastic optimization", 2015, algorithm 1) over any scalar.
#include <fmt/format.h>

#include <cmath>

#include "compare/truths_descent.hpp"

namespace mathjudge::compare {
namespace {

/// What is done in place of the contract.
enum class Slip {
  None,
  StepMore,
  StepLess,
  NoCorrection,
  FirstCorrection,
  EpsilonInside,
  EpsilonUncorrected,
  UsualEpsilon,
  NoRoot,
  Magnitude,
  SwappedBetas,
  SharedMoment,
  LargestMoment,
  Ascent,
};

struct Adam {
  const values::Callback& gradient;
  const values::Vector& start;
  double rate, beta1, beta2, epsilon;
  std::int64_t steps;
  Slip slip = Slip::None;

  int arrangements() const { return 1; }

  template <class S, class Visit>
  std::vector<S> run(Visit visit, int /*arrangement*/) const {
    State<S> state{{start.begin(), start.end()}, {}, {}, {}, 1, 1};
    for (auto* moments : {&state.m, &state.v, &state.largest}) moments->resize(start.size(), S(0));
    visit(state.x);
    const std::int64_t last = steps + (slip == Slip::StepMore) - (slip == Slip::StepLess);
    for (std::int64_t k = 0; k < last; ++k) {
      step(state);
      visit(state.x);
    }
    return state.x;
  }

 private:
  template <class S>
  struct State {
    std::vector<S> x, m, v, largest;
    S power1, power2;  // beta1^t and beta2^t
  };

  template <class S>
  void step(State<S>& state) const {
    const S b1 = slip == Slip::SwappedBetas ? beta2 : beta1, b2 = slip == Slip::SwappedBetas ? beta1 : beta2;
    const std::vector<S> g = field_at(gradient, state.x);
    const std::vector<S> squares = second_moments(g);
    state.power1 = slip == Slip::FirstCorrection ? b1 : state.power1 * b1;
    state.power2 = slip == Slip::FirstCorrection ? b2 : state.power2 * b2;
    const bool corrected = slip != Slip::NoCorrection;
    const S one(1), c1 = corrected ? one - state.power1 : one, c2 = corrected ? one - state.power2 : one;
    const S factor = slip == Slip::Ascent ? -rate : rate;
    for (std::size_t i = 0; i < g.size(); ++i) {
      S &m = state.m[i], &v = state.v[i];
      m = b1 * m + (one - b1) * g[i];
      v = b2 * v + (one - b2) * squares[i];
      if (slip == Slip::LargestMoment && state.largest[i] < v) state.largest[i] = v;
      state.x[i] -= factor * (m / c1) / denominator(slip == Slip::LargestMoment ? state.largest[i] : v, c2);
    }
  }

  template <class S>
  std::vector<S> second_moments(const std::vector<S>& g) const {
    using std::abs;
    std::vector<S> result;
    S sum(0);
    for (const S& entry : g) {
      result.push_back(slip == Slip::Magnitude ? abs(entry) : entry * entry);
      sum += result.back();
    }
    if (slip == Slip::SharedMoment)
      for (S& entry : result) entry = sum / S(static_cast<double>(g.size()));
    return result;
  }

  template <class S>
  S denominator(const S& v, const S& correction) const {
    using std::sqrt;
    const S e(slip == Slip::UsualEpsilon ? 1e-8 : epsilon);
    if (slip == Slip::EpsilonInside) return sqrt(v / correction + e);
    if (slip == Slip::EpsilonUncorrected) return (sqrt(v) + e) / sqrt(correction);
    if (slip == Slip::NoRoot) return v / correction + e;
    return sqrt(v / correction) + e;
  }
};

Adam adam_of(const Question& question, Slip slip = Slip::None) {
  const auto& arguments = question.call.arguments;
  const auto number = [&arguments](std::size_t k) { return std::get<double>(arguments.at(k)); };
  return {std::get<values::Callback>(arguments.at(0)),
          std::get<values::Vector>(arguments.at(1)),
          number(2),
          number(3),
          number(4),
          number(5),
          std::get<std::int64_t>(arguments.at(6)),
          slip};
}

constexpr NamedSlip<Slip> kSlips[] = {
    {Slip::StepMore, "the iterate after one step more"},
    {Slip::StepLess, "the iterate after one step less"},
    {Slip::NoCorrection, "Adam without bias correction"},
    {Slip::FirstCorrection, "Adam with 1 - beta in place of 1 - beta^t in every step"},
    {Slip::EpsilonInside, "Adam with epsilon inside the square root"},
    {Slip::EpsilonUncorrected, "Adam with epsilon added to the root of v before its bias is corrected"},
    {Slip::UsualEpsilon, "Adam with the usual epsilon, 1e-8, in place of the one that is passed"},
    {Slip::NoRoot, "Adam without the square root"},
    {Slip::Magnitude, "Adam with |g| for g^2 in the second moment"},
    {Slip::SwappedBetas, "Adam with beta1 and beta2 exchanged"},
    {Slip::SharedMoment, "Adam with one second moment for all coordinates, the mean of their squares"},
    {Slip::LargestMoment, "AMSGrad, which keeps the largest second moment so far"},
    {Slip::Ascent, "Adam uphill: the step goes along the gradient instead of against it"},
};

}  // namespace

Truth adam(const Question& question) { return spread_truth(adam_of(question)); }

std::vector<Confusion> adam_confusions(const Question& question) {
  return slip_confusions(question, kSlips, [&](Slip slip) { return adam_of(question, slip); });
}

std::string adam_lesson(const Findings& findings) {
  const auto& steps = std::get<std::int64_t>(findings.question.call.arguments.at(6));
  if (!std::isfinite(findings.comparison.error_norm) && steps > 0)
    return "If it is NaN already after the first step, count t from 1: with t = 0 the corrections 1 - beta^t "
           "are 0.";
  if (steps > 3)
    return fmt::format(
        "This is not where Adam leads in {} steps, whatever the rounding. {}on the way, as a correction, a "
        "memory or an iteration that ends early.",
        steps, kShortRunsHelp);
  return fmt::format(
      "This is not where Adam leads in {} step{}, whatever the rounding. In the first step both corrections "
      "undo the factors 1 - beta, so that x1 = x0 - learning_rate g / (|g| + epsilon): compare that by hand.",
      steps, steps == 1 ? "" : "s");
}

}  // namespace mathjudge::compare
