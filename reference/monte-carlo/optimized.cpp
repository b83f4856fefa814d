// Monte Carlo integration in one pass and constant memory, by Welford's update.
//
// After k values let `mean` be their mean and `squares` the sum of their squared deviations from it. One more
// value y moves the mean by (y - mean) / k, and adds to the squares the product of its distances from the old
// mean and from the new one:
//   d = y - mean;  mean += d / k;  squares += d (y - mean)
// (Welford, 1962). The product is never negative, and only differences are squared, so it is as safe as two
// passes: the error is of the order n eps rms(f) (Chan, Golub and LeVeque, 1983). The values need not be
// kept, and two such triples (k, mean, squares) can be merged, so the work can be spread over machines.

#include <cmath>
#include <functional>
#include <stdexcept>
#include <utility>

std::pair<double, double> monte_carlo_integrate(const std::function<double(double)>& f, double a, double b,
                                                int n, const std::function<double()>& uniform) {
  if (n < 2) throw std::invalid_argument("monte_carlo_integrate: a variance needs two points");
  if (a == b) return {0.0, 0.0};

  const double width = b - a;
  double mean = 0, squares = 0;
  for (int k = 1; k <= n; ++k) {
    const double value = f(a + width * uniform());
    const double distance = value - mean;
    mean += distance / k;
    squares += distance * (value - mean);  // old distance times new distance
  }
  return {width * mean, std::abs(width) * std::sqrt(squares / (n - 1) / n)};
}
