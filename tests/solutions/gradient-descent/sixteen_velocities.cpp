// expect: wrong-answer
// caught-by: random
// mistake: keeps the velocities in an array of sixteen; coordinates beyond it have none

#include <cstddef>
#include <functional>
#include <stdexcept>
#include <vector>

using Vector = std::vector<double>;
using VectorFunction = std::function<Vector(const Vector&)>;

Vector gradient_descent(const VectorFunction& gradient, const Vector& x0, double learning_rate,
                        double momentum, int steps) {
  if (steps < 0) throw std::invalid_argument("negative number of steps");
  Vector x = x0;
  double v[16] = {};
  for (int k = 0; k < steps; ++k) {
    const Vector g = gradient(x);
    for (std::size_t i = 0; i < x.size(); ++i) {
      if (i < 16) v[i] = momentum * v[i] + g[i];
      x[i] -= learning_rate * (i < 16 ? v[i] : g[i]);
    }
  }
  return x;
}
