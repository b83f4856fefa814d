// Tail bounds for statistical checks. All hold for every sample size, so none needs a normal
// approximation: a right sampler fails one with probability at most alpha.
#pragma once

#include <cstddef>

namespace mathjudge::compare {

/// The value that sqrt(n) sup |F_n - F| exceeds with probability at most alpha: sqrt(ln(2/alpha) / 2)
/// (Dvoretzky, Kiefer and Wolfowitz, with Massart's constant, 1990).
long double kolmogorov_threshold(long double alpha);

/// How far the mean of n independent variables may be from its expectation, in units of
/// sigma / sqrt(n): Bernstein's inequality for |y - E y| <= largest with variance sigma^2.
/// About sqrt(2 ln(2/alpha)) for large n.
long double bernstein_threshold(std::size_t n, long double sigma, long double largest, long double alpha);

/// -ln of Chernoff's bound on P(X/n beyond q) for X binomial(n, p), on the side where q lies:
/// n KL(q || p). Infinite where such an X is impossible.
long double chernoff_exponent(long double n, long double q, long double p);

/// The smallest k with (e lambda / k)^k e^-lambda <= alpha: a sum of independent indicators with mean
/// lambda reaches k with probability at most alpha (Chernoff).
std::size_t poisson_threshold(long double lambda, long double alpha);

}  // namespace mathjudge::compare
