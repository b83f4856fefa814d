// expect: wrong-answer
// caught-by: ill-conditioned
// mistake: one pass over f - f(a): no help where f(a) is unlike the values inside

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
  const double shift = f(a);
  double sum = 0, squares = 0;
  for (int i = 0; i < n; ++i) {
    const double y = f(a + (b - a) * uniform()) - shift;
    sum += y;
    squares += y * y;
  }
  const double mean = sum / n;
  const double variance = std::max(0.0, (squares - n * mean * mean) / (n - 1));
  return {(b - a) * (shift + mean), std::abs(b - a) * std::sqrt(variance / n)};
}
