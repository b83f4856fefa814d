// expect: wrong-answer
// caught-by: shape
// mistake: sums four values at a time and forgets those that are left over

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
  for (std::size_t i = 0; i + 4 <= y.size(); i += 4) mean += (y[i] + y[i + 1] + y[i + 2] + y[i + 3]) / n;
  for (std::size_t i = 0; i + 4 <= y.size(); i += 4)
    for (std::size_t k = i; k < i + 4; ++k) squares += (y[k] - mean) * (y[k] - mean);
  return {(b - a) * mean, std::abs(b - a) * std::sqrt(squares / (n - 1) / n)};
}
