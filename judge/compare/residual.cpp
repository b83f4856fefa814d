// Residual comparators: normalised ratios in the manner of LAPACK's TESTING, each held to one threshold.
// The ratios come in families, one per kind of factorisation; a spec names those it wants.
#include <algorithm>

#include "compare/comparator.hpp"
#include "compare/residual_families.hpp"

namespace mathjudge::compare {
namespace {

constexpr ResidualFamily kFamilies[] = {
    {kInverseRatios, prepare_inverse},       {kSvdRatios, prepare_svd}, {kEigenpairRatios, prepare_eigenpair},
    {kLowRankRatios, prepare_low_rank},      {kPcaRatios, prepare_pca}, {kKktRatios, prepare_kkt},
    {kStationaryRatios, prepare_stationary},
};

bool has(const ResidualFamily& family, std::string_view ratio) {
  return std::find(family.ratios.begin(), family.ratios.end(), ratio) != family.ratios.end();
}

}  // namespace

std::span<const ResidualFamily> residual_families() { return kFamilies; }

std::unique_ptr<Comparator> prepare_residual(const Question& question) {
  const auto& ratios = question.function.judging.ratios;
  if (ratios.empty()) return refuse("a residual comparator without ratios");
  for (const ResidualFamily& family : kFamilies) {
    if (!has(family, ratios.front())) continue;
    for (const std::string& ratio : ratios)
      if (!has(family, ratio)) return refuse("the ratio '" + ratio + "' beside '" + ratios.front() + "'");
    return family.prepare(question);
  }
  return refuse("the ratio '" + ratios.front() + "'");
}

}  // namespace mathjudge::compare
