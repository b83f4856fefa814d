// expect: wrong-answer
// caught-by: edge
// mistake: makes one step before it looks at how many are left

#include <cstddef>
#include <functional>
#include <stdexcept>
#include <vector>

using Vector = std::vector<double>;
using VectorFunction = std::function<Vector(const Vector&)>;

Vector gradient_descent(const VectorFunction& gradient, const Vector& x0, double learning_rate,
                        double momentum, int steps) {
  if (steps < 0) throw std::invalid_argument("negative number of steps");
  Vector x = x0, v(x0.size());
  int k = 0;
  do {
    const Vector g = gradient(x);
    for (std::size_t i = 0; i < x.size(); ++i) {
      v[i] = momentum * v[i] + g[i];
      x[i] -= learning_rate * v[i];
    }
  } while (++k < steps);
  return x;
}
