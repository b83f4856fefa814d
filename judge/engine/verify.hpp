// Proves that a problem's cases are strong and fair: every reference, independent solution and
// known-wrong solution must get the verdict that it declares, with calibration margins to spare.
#pragma once

#include <filesystem>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "catalogue/load.hpp"
#include "engine/judge.hpp"
#include "engine/verdict.hpp"
#include "support/result.hpp"

namespace mathjudge::engine {

/// A file in solutions/<id>/ and what its first lines declare:
///   // expect: wrong-answer
///   // caught-by: ill-conditioned
///   // mistake: eliminates without pivoting
///   // flags: -I/usr/include/eigen3
struct KnownSolution {
  std::filesystem::path file;
  Verdict expect = Verdict::Accepted;
  std::vector<std::string> caught_by;  ///< hidden categories that must contain a failing case
  std::string mistake;
  std::vector<std::string> flags;
};

support::Result<std::vector<KnownSolution>> known_solutions(const std::filesystem::path& folder);

/// tau >= 10 x the worst correct solution; tau <= 1/100 of the weakest wrong one where it must be caught.
inline constexpr double kRightMargin = 10;
inline constexpr double kWrongMargin = 100;

/// One extreme of a calibration: the ratio of measured to threshold, and where it occurred.
struct Extreme {
  double ratio = 0;
  std::string where;  ///< "textbook.cpp on hilbert-5"
};

/// What the proof found for one problem.
struct Strength {
  std::string id;
  std::size_t examples = 0, hidden = 0, stretch = 0;
  std::size_t wrong_killed = 0, wrong_total = 0;
  std::size_t right_accepted = 0, right_total = 0;
  std::optional<Extreme> worst_right;  ///< largest ratio of a correct solution; none: every check is exact
  std::optional<Extreme> worst_reference;  ///< the same among the references alone
  std::optional<Extreme>
      weakest_wrong;     ///< smallest, over wrong solutions, of the largest ratio in the declared categories
  bool theorem = false;  ///< some bound is a theorem, exempt from the right margin
  std::vector<std::string> failures;  ///< empty: the problem is proved
  double right_margin() const {
    return worst_right ? 1 / worst_right->ratio : std::numeric_limits<double>::infinity();
  }
  double wrong_margin() const {
    return weakest_wrong ? weakest_wrong->ratio : std::numeric_limits<double>::infinity();
  }
};

/// Runs them all; `base` supplies the runner, cache and compiler. `progress(file, verdict)` after each one.
using Progress = std::function<void(const std::filesystem::path& file, std::string_view verdict)>;
support::Result<Strength> verify(const catalogue::Problem& problem, const std::filesystem::path& solutions,
                                 const Request& base, const Progress& progress);

}  // namespace mathjudge::engine
