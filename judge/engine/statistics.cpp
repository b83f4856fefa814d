// Order statistics and a log-log fit.
#include "engine/statistics.hpp"

#include <algorithm>
#include <cmath>

namespace mathjudge::engine {

double median(std::vector<double> sample) {
  if (sample.empty()) return 0;
  std::sort(sample.begin(), sample.end());
  const std::size_t middle = sample.size() / 2;
  return sample.size() % 2 == 1 ? sample[middle] : 0.5 * (sample[middle - 1] + sample[middle]);
}

Interval median_interval(std::vector<double> sample, double confidence) {
  if (sample.empty()) return {};
  std::sort(sample.begin(), sample.end());
  const std::size_t n = sample.size();
  std::size_t rank = 0;  // values that may be left out at each end
  double tail = 0, binomial = std::pow(0.5, static_cast<double>(n));
  for (std::size_t k = 0; 2 * k + 1 < n; ++k) {
    tail += binomial;  // P(Binomial(n, 1/2) <= k)
    if (1 - 2 * tail < confidence) break;
    rank = k;
    binomial *= static_cast<double>(n - k) / static_cast<double>(k + 1);
  }
  return {sample[rank], sample[n - 1 - rank]};
}

double growth_exponent(const std::vector<int>& sizes, const std::vector<double>& seconds) {
  const std::size_t count = std::min(sizes.size(), seconds.size());
  if (count < 2) return 0;
  double mean_x = 0, mean_y = 0;
  for (std::size_t i = 0; i < count; ++i) {
    mean_x += std::log(sizes[i]) / static_cast<double>(count);
    mean_y += std::log(seconds[i]) / static_cast<double>(count);
  }
  double covariance = 0, variance = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const double dx = std::log(sizes[i]) - mean_x;
    covariance += dx * (std::log(seconds[i]) - mean_y);
    variance += dx * dx;
  }
  return variance > 0 ? covariance / variance : 0;
}

double relative_spread(const std::vector<double>& sample) {
  const double middle = median(sample);
  std::vector<double> deviations;
  for (const double value : sample) deviations.push_back(std::abs(value - middle));
  return middle > 0 ? median(deviations) / middle : 0;
}

}  // namespace mathjudge::engine
