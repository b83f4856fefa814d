// expect: wrong-answer
// caught-by: edge
// mistake: takes the length of the interval in both places: the integral from b to a

#include <cmath>
#include <functional>
#include <stdexcept>
#include <utility>
#include <vector>

using Pair = std::pair<double, double>;

Pair monte_carlo_integrate(const std::function<double(double)>& f, double a, double b, int n,
                           const std::function<double()>& uniform) {
  if (n < 2) throw std::invalid_argument("n");
  if (a == b) return {0, 0};
  std::vector<double> y;
  for (int i = 0; i < n; ++i) y.push_back(f(a + (b - a) * uniform()));
  double mean = 0, squares = 0;
  for (const double value : y) mean += value / n;
  for (const double value : y) squares += (value - mean) * (value - mean);
  return {std::abs(b - a) * mean, std::abs(b - a) * std::sqrt(squares / (n - 1) / n)};
}
