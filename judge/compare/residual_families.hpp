// The families of residual ratios, one file each.
#pragma once

#include "compare/comparator.hpp"

namespace mathjudge::compare {

inline constexpr std::string_view kInverseRatios[] = {"inverse"};
std::unique_ptr<Comparator> prepare_inverse(const Question& question);

inline constexpr std::string_view kSvdRatios[] = {"reconstruction", "orthogonal_u", "orthogonal_vt",
                                                  "sorted_nonnegative", "singular_values"};
std::unique_ptr<Comparator> prepare_svd(const Question& question);

}  // namespace mathjudge::compare
