// expect: wrong-answer
// caught-by: error
// mistake: a negative number of steps runs no step and returns x0

#include <cstddef>
#include <functional>
#include <stdexcept>
#include <vector>

using Vector = std::vector<double>;
using VectorFunction = std::function<Vector(const Vector&)>;

Vector gradient_descent(const VectorFunction& gradient, const Vector& x0, double learning_rate,
                        double momentum, int steps) {
  Vector x = x0, v(x0.size());
  for (int k = 0; k < steps; ++k) {
    const Vector g = gradient(x);
    for (std::size_t i = 0; i < x.size(); ++i) {
      v[i] = momentum * v[i] + g[i];
      x[i] -= learning_rate * v[i];
    }
  }
  return x;
}
