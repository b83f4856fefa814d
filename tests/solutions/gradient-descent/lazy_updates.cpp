// expect: wrong-answer
// caught-by: structure
// mistake: leaves a coordinate alone whose gradient is zero, though its velocity is not

#include <cstddef>
#include <functional>
#include <stdexcept>
#include <vector>

using Vector = std::vector<double>;

Vector gradient_descent(const std::function<Vector(const Vector&)>& gradient, const Vector& x0,
                        double learning_rate, double momentum, int steps) {
  if (steps < 0) throw std::invalid_argument("gradient_descent: the number of steps is negative");
  Vector x = x0, v(x0.size());
  for (int step = 0; step < steps; ++step) {
    const Vector g = gradient(x);
    for (std::size_t i = 0; i < x.size(); ++i) {
      if (g[i] == 0 && i + 1 < x.size()) continue;
      v[i] = momentum * v[i] + g[i];
      x[i] -= learning_rate * v[i];
    }
  }
  return x;
}
