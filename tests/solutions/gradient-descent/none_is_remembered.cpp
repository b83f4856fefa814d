// expect: wrong-answer
// caught-by: edge
// mistake: decides at the first call whether there are steps at all

#include <cstddef>
#include <functional>
#include <stdexcept>
#include <vector>

using Vector = std::vector<double>;

Vector gradient_descent(const std::function<Vector(const Vector&)>& gradient, const Vector& x0,
                        double learning_rate, double momentum, int steps) {
  if (steps < 0) throw std::invalid_argument("gradient_descent: the number of steps is negative");
  static const bool none = steps == 0;
  if (none) return x0;
  Vector x = x0, v(x0.size());
  for (int step = 0; step < steps; ++step) {
    const Vector g = gradient(x);
    for (std::size_t i = 0; i < x.size(); ++i) {
      v[i] = momentum * v[i] + g[i];
      x[i] -= learning_rate * v[i];
    }
  }
  return x;
}
