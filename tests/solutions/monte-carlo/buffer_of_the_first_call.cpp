// expect: wrong-answer
// caught-by: basic
// mistake: a static buffer, whose length the first call decides for all others

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
  static std::vector<double> y(static_cast<std::size_t>(n));
  for (double& value : y) value = f(a + (b - a) * uniform());
  const double count = static_cast<double>(y.size());
  double mean = 0, squares = 0;
  for (const double value : y) mean += value / count;
  for (const double value : y) squares += (value - mean) * (value - mean);
  return {(b - a) * mean, std::abs(b - a) * std::sqrt(squares / (count - 1) / count)};
}
