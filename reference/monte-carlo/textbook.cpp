// Monte Carlo integration: the estimate and its standard error.
//
// If u is uniform in [0, 1), then x = a + (b - a) u is uniform in [a, b), and (b - a) f(x) has the integral
// of f from a to b as its mean. The average of n such numbers has the same mean and the standard deviation |b
// - a| s / sqrt(n), where s is that of f(x), estimated from the sample itself: the deviations are taken from
// the sample's own mean, which lies closer to the values than the true one does, and n - 1 makes up for that.
//
// Numerical notes. sum y^2 - n mean^2 is the same number as sum (y - mean)^2 on paper. In double the first
// form subtracts two numbers of the size n mean^2, each rounded to eps of that: nothing remains of a variance
// below eps mean^2. The second form subtracts before it squares, and needs the mean beforehand: two passes.

#include <cmath>
#include <cstddef>
#include <functional>
#include <stdexcept>
#include <utility>
#include <vector>

std::pair<double, double> monte_carlo_integrate(const std::function<double(double)>& f, double a, double b,
                                                int n, const std::function<double()>& uniform) {
  if (n < 2) throw std::invalid_argument("monte_carlo_integrate: a variance needs two points");
  // No width, no area: even at a pole of f, where 0 times infinity would be NaN.
  if (a == b) return {0.0, 0.0};

  const double width = b - a;  // negative when b < a: then the integral changes its sign
  const double count = n;      // in double, since n (n - 1) need not fit into an int
  std::vector<double> values(static_cast<std::size_t>(n));
  double sum = 0;
  for (double& value : values) {
    value = f(a + width * uniform());
    sum += value;
  }
  const double mean = sum / count;

  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  const double variance = squares / (count - 1);

  return {width * mean, std::abs(width) * std::sqrt(variance / count)};
}
