// The families of residual ratios, one file each.
#pragma once

#include "compare/comparator.hpp"

namespace mathjudge::compare {

inline constexpr std::string_view kInverseRatios[] = {"inverse"};
std::unique_ptr<Comparator> prepare_inverse(const Question& question);

inline constexpr std::string_view kSvdRatios[] = {"reconstruction", "orthogonal_u", "orthogonal_vt",
                                                  "sorted_nonnegative", "singular_values"};
std::unique_ptr<Comparator> prepare_svd(const Question& question);

inline constexpr std::string_view kEigenpairRatios[] = {"unit_vector", "eigenpair", "dominant"};
std::unique_ptr<Comparator> prepare_eigenpair(const Question& question);

inline constexpr std::string_view kLowRankRatios[] = {"optimal", "rank_at_most_k"};
std::unique_ptr<Comparator> prepare_low_rank(const Question& question);

inline constexpr std::string_view kPcaRatios[] = {"variances", "covariance_eigenvectors",
                                                  "orthonormal_components", "scores"};
std::unique_ptr<Comparator> prepare_pca(const Question& question);

inline constexpr std::string_view kStationaryRatios[] = {"stationary", "sums_to_one", "nonnegative"};
std::unique_ptr<Comparator> prepare_stationary(const Question& question);

inline constexpr std::string_view kKktRatios[] = {"feasible", "kkt", "constrained_minimiser"};
std::unique_ptr<Comparator> prepare_kkt(const Question& question);

}  // namespace mathjudge::compare
