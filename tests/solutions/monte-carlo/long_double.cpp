// expect: accepted
// Sums in long double, the values taken back to front; the error as the root of the mean square over n - 1.

#include <cmath>
#include <functional>
#include <stdexcept>
#include <utility>
#include <vector>

std::pair<double, double> monte_carlo_integrate(const std::function<double(double)>& f, const double& a,
                                                const double& b, int n, std::function<double()> uniform) {
  if (n < 2) throw std::length_error("n");
  if (a == b) return std::make_pair(0.0, 0.0);
  const long double width = static_cast<long double>(b) - a;
  std::vector<long double> y(static_cast<std::size_t>(n));
  for (auto& value : y) value = f(static_cast<double>(a + width * uniform()));
  long double sum = 0, squares = 0;
  for (std::size_t i = y.size(); i-- > 0;) sum += y[i];
  for (std::size_t i = y.size(); i-- > 0;) squares += (y[i] - sum / n) * (y[i] - sum / n);
  return {static_cast<double>(width * sum / n),
          static_cast<double>(std::fabs(width) * std::sqrt(squares / n / (n - 1)))};
}
