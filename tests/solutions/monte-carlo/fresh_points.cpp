// expect: wrong-answer
// caught-by: basic
// mistake: draws new points for the second pass instead of keeping the values

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
  double mean = 0, squares = 0;
  for (int i = 0; i < n; ++i) mean += f(a + (b - a) * uniform()) / n;
  for (int i = 0; i < n; ++i) {
    const double distance = f(a + (b - a) * uniform()) - mean;
    squares += distance * distance;
  }
  return {(b - a) * mean, std::abs(b - a) * std::sqrt(squares / (n - 1) / n)};
}
