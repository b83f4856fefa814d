// The distribution that an unnormalised density on [a, b] describes: its integral, cdf and moments, from
// an adaptive piecewise Chebyshev expansion. Deterministic, in long double.
#pragma once

#include <functional>
#include <vector>

namespace mathjudge::compare {

using Density = std::function<long double(long double)>;

/// Pieces are halved until the tail of their expansion is below 1e-13 of the integral, or until they
/// are too narrow to matter, which is how jumps and kinks end.
class Distribution {
 public:
  /// a < b; the density is finite and not negative on (a, b). Where it is NaN it counts as 0.
  Distribution(const Density& density, long double a, long double b);

  long double integral() const { return integral_; }  ///< of the density as given, not normalised
  long double mean() const { return mean_; }
  long double variance() const { return variance_; }
  long double fourth_central_moment() const { return fourth_; }
  long double largest_density() const { return largest_ / integral_; }  ///< normalised, over the nodes
  long double cdf(long double x) const;

 private:
  struct Node {
    long double x, mass;  ///< of a quadrature formula for the density as given
  };
  struct Piece {
    long double left, right, mass_before;
    std::vector<long double> antiderivative;  ///< Chebyshev coefficients on [-1, 1], zero at -1
  };
  void add(const Density& density, long double left, long double right, int depth);
  void find_moments();

  long double a_, b_;
  long double integral_ = 0, mean_ = 0, variance_ = 0, fourth_ = 0, largest_ = 0, rough_integral_ = 0;
  std::vector<Piece> pieces_;
  std::vector<Node> nodes_;
};

}  // namespace mathjudge::compare
