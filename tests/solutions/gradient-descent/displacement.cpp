// expect: accepted
// The velocity holds displacements, learning rate and sign included: d <- momentum d - learning_rate g, x <-
// x + d. Works on valarrays, with a parameter of its own at the end.

#include <functional>
#include <stdexcept>
#include <valarray>
#include <vector>

auto gradient_descent(const std::function<std::vector<double>(const std::vector<double>&)>& gradient,
                      const std::vector<double>& x0, double learning_rate, double momentum, int steps,
                      bool check = true) -> std::vector<double> {
  if (check && steps < 0) throw std::invalid_argument("gradient_descent: steps < 0");
  std::valarray<double> x(x0.data(), x0.size()), d(0.0, x0.size());
  for (int k = steps; k > 0; --k) {
    const std::vector<double> g = gradient(std::vector<double>(std::begin(x), std::end(x)));
    d = momentum * d - learning_rate * std::valarray<double>(g.data(), g.size());
    x += d;
  }
  return {std::begin(x), std::end(x)};
}
