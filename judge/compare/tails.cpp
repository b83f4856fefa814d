// Closed forms of the tail bounds.
#include "compare/tails.hpp"

#include <cmath>
#include <limits>

namespace mathjudge::compare {

long double kolmogorov_threshold(long double alpha) { return std::sqrt(std::log(2 / alpha) / 2); }

long double bernstein_threshold(std::size_t n, long double sigma, long double largest, long double alpha) {
  // 2 exp(-n t^2 / (2 sigma^2 + 2 largest t / 3)) = alpha, solved for t and divided by sigma / sqrt(n).
  const long double log_term = std::log(2 / alpha);
  const long double linear = log_term * largest / (3 * sigma * std::sqrt(static_cast<long double>(n)));
  return linear + std::sqrt(linear * linear + 2 * log_term);
}

long double chernoff_exponent(long double n, long double q, long double p) {
  if (!(q >= 0) || !(q <= 1)) return std::numeric_limits<long double>::infinity();
  const auto term = [](long double x, long double y) { return x == 0 ? 0 : x * std::log(x / y); };
  return n * (term(q, p) + term(1 - q, 1 - p));
}

std::size_t poisson_threshold(long double lambda, long double alpha) {
  std::size_t k = static_cast<std::size_t>(lambda) + 1;
  const auto log_tail = [&](std::size_t count) {
    const auto c = static_cast<long double>(count);
    return lambda > 0 ? c - lambda + c * std::log(lambda / c) : -std::numeric_limits<long double>::infinity();
  };
  while (log_tail(k) > std::log(alpha)) ++k;
  return k;
}

}  // namespace mathjudge::compare
