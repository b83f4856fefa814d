// What a failed ratio of a singular value decomposition tells about the method that produced it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compare/svd_repairs.hpp"

namespace mathjudge::compare {

/// The decomposition that was expected, and the ratios that were measured.
struct SvdFindings {
  const Factors& got;
  const SvdRatios& ratios;
  const std::vector<long double>& sigma;  ///< the right singular values; not empty
  long double size;                       ///< N = max(m, n)
  long double threshold;                  ///< tau
};

/// `ratio` is the name of the ratio that failed, as in a spec.
std::string svd_lesson(std::string_view ratio, const SvdFindings& findings);

}  // namespace mathjudge::compare
