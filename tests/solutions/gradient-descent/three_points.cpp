// expect: accepted
// No velocity: the form x + momentum (x - x_previous) - learning_rate g, which is the same algebra.

#include <cstddef>
#include <functional>
#include <stdexcept>
#include <utility>
#include <vector>

std::vector<double> gradient_descent(std::function<std::vector<double>(const std::vector<double>&)> gradient,
                                     std::vector<double> x, double learning_rate, double momentum,
                                     long steps) {
  if (steps < 0) throw std::domain_error("steps must not be negative");
  std::vector<double> previous = x;
  while (steps-- > 0) {
    const auto g = gradient(x);
    for (std::size_t i = 0; i < x.size(); ++i) {
      const double next = x[i] + momentum * (x[i] - previous[i]) - learning_rate * g[i];
      previous[i] = std::exchange(x[i], next);
    }
  }
  return x;
}
