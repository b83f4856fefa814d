// expect: runtime-error
// caught-by: shape
// mistake: throws for an empty start instead of returning it

#include <cstddef>
#include <functional>
#include <stdexcept>
#include <vector>

using Vector = std::vector<double>;
using VectorFunction = std::function<Vector(const Vector&)>;

Vector gradient_descent(const VectorFunction& gradient, const Vector& x0, double learning_rate,
                        double momentum, int steps) {
  if (steps < 0) throw std::invalid_argument("negative number of steps");
  if (x0.empty()) throw std::invalid_argument("nothing to minimise");
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
