// Single slips in a singular value decomposition, each undone by a repair: if the repaired factors are
// accepted, that slip is all that was wrong.
#pragma once

#include <cmath>
#include <span>
#include <string_view>
#include <vector>

#include "compare/dense.hpp"

namespace mathjudge::compare {

struct Factors {
  Dense u;
  std::vector<long double> s;
  Dense vt;
};

/// In units of N eps, see residual_svd.cpp; disorder is a count.
struct SvdRatios {
  long double reconstruction = 0, orthogonal_u = 0, orthogonal_vt = 0, singular_values = 0;
  int disorder = 0;
  /// Comparisons, so that NaN is never within.
  bool within(long double threshold) const {
    return reconstruction <= threshold && orthogonal_u <= threshold && orthogonal_vt <= threshold &&
           singular_values <= threshold && disorder == 0;
  }
  long double worst() const {
    return std::fmax(std::fmax(reconstruction, singular_values), std::fmax(orthogonal_u, orthogonal_vt));
  }
};

struct SvdRepair {
  std::string_view diagnosis;
  /// Undoes the slip in place; false when it does not apply to these shapes.
  bool (*apply)(const Dense& a, Factors& factors);
};
std::span<const SvdRepair> svd_repairs();

}  // namespace mathjudge::compare
