// expect: wrong-answer
// caught-by: ill-conditioned
// mistake: sum of squares minus n mean^2: the difference of two huge numbers

#include <algorithm>
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
  double sum = 0, squares = 0;
  for (int i = 0; i < n; ++i) {
    const double y = f(a + (b - a) * uniform());
    sum += y;
    squares += y * y;
  }
  const double mean = sum / n;
  const double variance = std::max(0.0, (squares - n * mean * mean) / (n - 1));
  return {(b - a) * mean, std::abs(b - a) * std::sqrt(variance / n)};
}
