// Data as principal component analysis sees it, and the variances that come out when one step of the
// method is left out or done to the wrong thing.
#pragma once

#include <string_view>
#include <vector>

#include "compare/dense.hpp"

namespace mathjudge::compare {

/// Rows are samples. The mean is corrected once, so that what is left of its own rounding is 2^-63 of the
/// centred data and not of the data.
Dense without_column_means(const Dense& x);

/// The eigenvalues of Y'Y / (rows - 1), largest first: min(rows, columns) of them, the rest are zero.
std::vector<long double> variances(const Dense& y);

/// "the variances divided by n instead of n - 1", or empty. `right` holds all the right variances, and
/// `got` the k of the answer; named only when all k agree to nine digits with what the slip gives, and that
/// is not the right answer too.
std::string_view pca_confusion(const Dense& x, const std::vector<long double>& right,
                               const std::vector<long double>& got);

}  // namespace mathjudge::compare
