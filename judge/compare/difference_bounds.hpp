// What central differences of a formula may be off by, entry by entry: truncation and rounding, both from
// the judge's own derivatives, for every step in a stated range.
#pragma once

#include <vector>

#include "compare/dense.hpp"
#include "functions/program.hpp"

namespace mathjudge::compare {

/// Exact derivatives, and what a right difference may miss them by. Steps are relative to
/// s_i = max(1, |x_i|).
struct Differences {
  Dense value;
  Dense bound;  ///< absolute; NaN or infinite where the formula is not smooth around x
  /// First derivatives only: d^2 f_k / dx_j^2, what a one-sided difference leaves half a step of, and
  /// d^3 f_k / dx_j^3, what formulas of second order leave a multiple of h^2 of.
  Dense bend, twist;
  std::vector<long double> size;  ///< max |f_k| around x: what rounding is relative to
};

/// The steps that pass: central differences with h between these times s.
struct Steps {
  double smallest, largest;
};
inline constexpr Steps kFirstSteps{1e-7, 5e-5}, kSecondSteps{3e-5, 5e-4};

/// The Jacobian, outputs x inputs; one row for a scalar function. Throws what functions::partial() throws.
///
/// (f(x + h) - f(x - h)) / 2h errs by h^2 f''' / 6 (taken at h = 1e-4 s, twice the largest step), and by
/// rounding, taken at h = 1e-7 s and doubled: of f itself, its running error bound over h; of the
/// quotient, eps |f| / h, also where f is exact: weighted sums of more points (five, seven) round every term
/// before the terms cancel; of the points, eps |x| each, eps |x f'| / h + 5 eps |x f''|. (Higham, Accuracy
/// and Stability, 2nd ed., problem 1.13 and section 3.3; Nocedal & Wright, Numerical Optimization, 2nd ed.,
/// section 8.1.)
Differences first_differences(const functions::Program& program, const std::vector<double>& x);

/// The Hessian of a scalar function. Covers the three-point formula on the diagonal, with step 2h too (a
/// mixed stencil taken twice in one coordinate), and the four- and the seven-point formula off it: h^2
/// (|f_iiij| + |f_ijjj|) / 6 + h^2 |f_iijj| / 4, h^2 |f_iiii| / 12 on the diagonal, at h = 1e-3 s; rounding
/// 4 (running bound + eps |f| + eps |x f'|) / h^2 + 4 eps |x f''| / h at h = 3e-5 s. Two entries H_ij and
/// H_ji within this bound are within twice of it of each other; more symmetry is not asked for.
Differences second_differences(const functions::Program& program, const std::vector<double>& x);

}  // namespace mathjudge::compare
