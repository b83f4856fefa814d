// Bounds on single entries. Each has a floor of a few smallest doubles, since gradual underflow is
// absolute (Higham, section 2.1: fl(x op y) = (x op y)(1 + d) + e with |e| <= 2^-1075).
#include "compare/bounds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace mathjudge::compare {
namespace {

using Bounds = std::vector<std::vector<long double>>;

double setting(const catalogue::Judging& judging, const std::string& name) {
  const auto found = judging.settings.find(name);
  return found == judging.settings.end() ? 0 : found->second;
}

std::string deviation(const TruthRow* truth) {
  return truth ? std::string(truth->deviation) : std::string("|got - want|");
}

std::string over_scale(const catalogue::Judging&, const TruthRow* truth) {
  return fmt::format("{} / ({})", deviation(truth), truth ? truth->scale : "bound");
}

/// k eps times what the entry's terms sum to in absolute value: no order of summation errs by more than
/// about that (Higham, section 3.5: |C - AB| <= gamma_k |A||B|, with gamma_k about k eps / 2).
Bounds shadow(const catalogue::Judging&, const Truth& truth) {
  Bounds bounds = truth.magnitudes;
  for (auto& part : bounds)
    for (long double& bound : part) bound = truth.terms * (kEps * bound + kSmallestDouble);
  return bounds;
}

/// The truth's own running error bound (Higham, section 3.3; Wilkinson), one eps per operation.
Bounds running(const catalogue::Judging&, const Truth& truth) {
  Bounds bounds = truth.magnitudes;
  for (auto& part : bounds)
    for (long double& bound : part) bound += kSmallestDouble;
  return bounds;
}

Bounds absolute_relative(const catalogue::Judging& judging, const Truth& truth) {
  const long double absolute = setting(judging, "absolute"), relative = setting(judging, "relative");
  Bounds bounds;
  for (const Part& part : truth.parts) {
    bounds.emplace_back();
    for (const long double want : part.numbers.entries)
      bounds.back().push_back(std::max(absolute + relative * std::fabs(want), kSmallestDouble));
  }
  return bounds;
}

std::string absolute_relative_formula(const catalogue::Judging& judging, const TruthRow* truth) {
  const double absolute = setting(judging, "absolute"), relative = setting(judging, "relative");
  if (absolute == 0) return fmt::format("{} / ({:g} |want|)", deviation(truth), relative);
  if (relative == 0) return fmt::format("{} / {:g}", deviation(truth), absolute);
  return fmt::format("{} / ({:g} + {:g} |want|)", deviation(truth), absolute, relative);
}

constexpr BoundRow kRows[] = {
    {"shadow", shadow, over_scale},
    {"running", running, over_scale},
    // Where the truth carries its own bound.
    {"importance", running, over_scale},
    {"monte_carlo", running, over_scale},
    {"posterior", running, over_scale},
    {"box_muller", running, over_scale},
    {"spread", running, over_scale},  // likewise (spread.hpp)
    {"absolute_relative", absolute_relative, absolute_relative_formula},
};

}  // namespace

std::span<const BoundRow> bound_rows() { return kRows; }

const BoundRow* find_bound(std::string_view name) {
  const auto found =
      std::find_if(std::begin(kRows), std::end(kRows), [&](const BoundRow& row) { return row.name == name; });
  return found == std::end(kRows) ? nullptr : found;
}

}  // namespace mathjudge::compare
