// The few statistics that timing needs: medians, distribution-free intervals, growth exponents.
#pragma once

#include <cstddef>
#include <vector>

namespace mathjudge::engine {

struct Interval {
  double low = 0, high = 0;
};

double median(std::vector<double> sample);

/// A confidence interval for the median from order statistics: it holds the median unless at most
/// `rank` of the n values fall on one side, so its coverage is 1 - 2 P(Binomial(n, 1/2) <= rank), whatever
/// the distribution (Conover, Practical Nonparametric Statistics, section 3.2). `rank` is the largest one
/// with coverage >= `confidence`; with too few values the interval is the whole range.
Interval median_interval(std::vector<double> sample, double confidence);

/// Least-squares slope of log(seconds) over log(size); 0 with fewer than two sizes.
double growth_exponent(const std::vector<int>& sizes, const std::vector<double>& seconds);

/// Median absolute deviation over the median: how noisy a sample of times is.
double relative_spread(const std::vector<double>& sample);

}  // namespace mathjudge::engine
