// The judge's own evaluations of right answers, in more precision than the answers they are held
// against, and the mistakes that each problem invites.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compare/entries.hpp"

namespace mathjudge::compare {

/// The right answer, and per entry the magnitude that rounding is relative to: (|A||B|)_ij of a
/// product, the running error bound of an evaluation. Empty magnitudes: the answer is exact.
struct Truth {
  std::vector<Part> parts;
  std::vector<std::vector<long double>> magnitudes;
  long double terms = 1;  ///< k: how many terms an entry sums
  /// Larger magnitudes that cost many runs of the judge's own, for answers that are not well within these.
  std::function<std::vector<std::vector<long double>>()> wider = nullptr;
};

/// A wrong answer that people really give: named when the answer equals it.
struct Confusion {
  std::string name;
  Truth truth;
};

/// What is known when an answer is outside its bounds.
struct Findings {
  const Question& question;
  const std::vector<Part>& got;
  const Target& target;
  const Comparison& comparison;
};

struct TruthRow {
  std::string_view name;
  std::string_view deviation;  ///< "|C - AB|_ij"
  std::string_view scale;      ///< "k eps (|A||B|)_ij": what `shadow` and `running` divide it by
  Truth (*evaluate)(const Question&);
  std::vector<Confusion> (*confusions)(const Question&);
  std::string (*teach)(const Findings&);
  /// Adds the check of a budget of calls that the contract sets; null where calls are free.
  void (*budget)(const Question&, const Usage&, Measurements&) = nullptr;
};

std::span<const TruthRow> truth_rows();
/// The row of that name, or null.
const TruthRow* find_truth(std::string_view name);

}  // namespace mathjudge::compare
