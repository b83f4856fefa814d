// The checks on a sample from a density by rejection, and the wrong samplers that people write.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compare/compare.hpp"
#include "compare/distribution.hpp"

namespace mathjudge::compare {

/// What was asked: n samples on [a, b] from the density, which is at most `bound` there.
struct SamplingTask {
  Density density;
  long double a = 0, b = 1, bound = 1;
  std::size_t n = 0;
  long double alpha = 1e-10L;  ///< the probability of failing a right sampler, per check
};

/// What was delivered, in its own order and sorted, and the uniforms that were drawn for it.
class Samples {
 public:
  Samples(std::vector<long double> in_order, std::uint64_t draws);
  std::size_t size() const { return in_order_.size(); }
  const std::vector<long double>& in_order() const { return in_order_; }
  const std::vector<double>& sorted() const { return sorted_; }
  std::uint64_t draws() const { return draws_; }

 private:
  std::vector<long double> in_order_;
  std::vector<double> sorted_;  ///< samples are doubles: half the size, twice as fast to sort
  std::uint64_t draws_;
};

struct SampleCheck {
  std::string_view name;
  /// `teaches` is filled whether or not it passed.
  Check (*measure)(const Samples& samples, const SamplingTask& task, const Distribution& truth);
};
/// In the order in which they are reported.
std::span<const SampleCheck> sample_checks();

/// sup |F_n - F| of the sample.
long double kolmogorov_distance(const Samples& samples, const Distribution& distribution);

/// "samples of ...": the wrong sampler whose distribution the sample agrees with, or empty.
std::string find_wrong_sampler(const Samples& samples, const SamplingTask& task);

}  // namespace mathjudge::compare
