// The factorisations the judge needs, in long double: inverses, singular values, eigenvalues.
// Normwise backward stable at 2^-63, 2048 times below the rounding of the answers they judge.
#pragma once

#include <optional>
#include <vector>

#include "compare/dense.hpp"

namespace mathjudge::compare {

/// The inverse by elimination with partial pivoting on equilibrated rows (Higham, sections 9.3 and
/// 9.8); nothing when a pivot is exactly zero. `a` is square and finite.
std::optional<Dense> inverse(const Dense& a);

/// max |u_ij| / max |a_ij| over the steps of elimination *without* row exchanges: the growth factor
/// that its backward error is proportional to (Higham, section 9.4). Infinite when a pivot is zero.
long double growth_without_pivoting(const Dense& a);

/// All min(m, n) singular values, largest first, each to a few 2^-63 of the largest (Weyl's
/// inequality). Householder bidiagonalisation, then the implicit QR iteration of Demmel and Kahan
/// (LAPACK: dgebrd, dbdsqr). `a` is finite; its magnitudes may span the whole range of double.
std::vector<long double> singular_values(const Dense& a);

/// Singular values of the upper bidiagonal matrix with this diagonal and superdiagonal, largest
/// first, each to high *relative* accuracy.
std::vector<long double> bidiagonal_singular_values(std::vector<long double> diagonal,
                                                    std::vector<long double> superdiagonal);

/// Eigenvalues of a symmetric matrix, smallest first, each to a few 2^-63 of the largest magnitude.
/// Householder tridiagonalisation, then implicit QR with Wilkinson's shift (LAPACK: dsytrd, dsterf).
std::vector<long double> symmetric_eigenvalues(Dense a);

}  // namespace mathjudge::compare
