// How far rounding may carry an iteration: the bound `spread`, for recurrences where a running error analysis
// would have to assume that every rounding conspires and explodes within a few dozen steps.
#pragma once

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <vector>

#include "compare/truths.hpp"
#include "functions/rounded.hpp"

namespace mathjudge::compare {

/// What a VectorFunction argument returns at x, in the arithmetic of S: long double or functions::Rounded.
template <class S>
std::vector<S> field_at(const values::Callback& field, const std::vector<S>& x);
extern template std::vector<long double> field_at(const values::Callback&, const std::vector<long double>&);
extern template std::vector<functions::Rounded> field_at(const values::Callback&,
                                                         const std::vector<functions::Rounded>&);

namespace detail {

using Numbers = std::vector<long double>;

/// Raises each deviation to |run - truth| of a run in each arrangement, in the rounding of the current scope;
/// NaN, which bounds nothing, once a run has left the finite numbers.
template <class Iterate>
void widen(Numbers& deviation, const Numbers& truth, const Iterate& iterate) {
  constexpr auto ignore = [](const auto&) {};
  for (int arrangement = 0; arrangement < iterate.arrangements(); ++arrangement) {
    const auto run = iterate.template run<functions::Rounded>(ignore, arrangement);
    for (std::size_t i = 0; i < truth.size(); ++i) {
      const long double apart = std::fabs(static_cast<long double>(run[i].value) - truth[i]);
      if (!std::isfinite(apart))
        deviation[i] = std::numeric_limits<long double>::quiet_NaN();
      else if (apart > deviation[i])  // false for NaN, which stays
        deviation[i] = apart;
    }
  }
}

/// Half a unit in the last place of the largest value that each entry passed through.
inline Numbers with_roundoff(Numbers deviation, const Numbers& reach) {
  for (std::size_t i = 0; i < reach.size(); ++i) deviation[i] += kEps / 2 * reach[i];
  return deviation;
}

}  // namespace detail

/// The end of an iteration in long double. Its magnitudes are, per entry, the largest deviation from it over
/// runs in double that round up or down in every operation, plus u times the largest |x_i| on the way (u =
/// 2^-53); `wider` takes the larger of these and 32 runs that round at random. Both directions matter:
/// rounding to nearest stagnates where random rounding averages out, and runs that are rounded in one
/// direction throughout drift at least as far. (Random rounding as an estimate of error: Vignes, "A
/// stochastic arithmetic for reliable scientific computation", 1993.)
///
/// `iterate.run<S>(visit, a)` returns the last x as a std::vector<S> and calls visit(x) for the first and
/// each further x; a < iterate.arrangements() chooses among ways to write the same recurrence that round
/// differently. `iterate` owns what it needs, or refers to what outlives the Truth.
template <class Iterate>
Truth spread_truth(const Iterate& iterate) {
  using detail::Numbers;
  using functions::Rounding, functions::RoundingScope;
  Numbers reach;
  const auto look = [&reach](const Numbers& x) {
    reach.resize(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) reach[i] = std::fmax(reach[i], std::fabs(x[i]));
  };
  const Numbers truth = iterate.template run<long double>(look, 0);
  Numbers deviation(truth.size());
  for (const Rounding direction : {Rounding::Up, Rounding::Down}) {
    const RoundingScope scope(direction);
    detail::widen(deviation, truth, iterate);
  }
  Truth result{{vector(truth)}, {detail::with_roundoff(deviation, reach)}, 1, {}};
  result.wider = [iterate, truth, reach] {
    Numbers widest(truth.size());
    constexpr std::uint64_t kSeed = 0x5eed;
    functions::for_each_rounding(kSeed, [&] { detail::widen(widest, truth, iterate); });
    return std::vector<Numbers>{detail::with_roundoff(widest, reach)};
  };
  return result;
}

}  // namespace mathjudge::compare
