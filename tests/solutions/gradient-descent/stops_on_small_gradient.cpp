// expect: wrong-answer
// caught-by: scale
// mistake: stops when the gradient is below 1e-8, whatever the scale, and before the velocity has run out

#include <cmath>
#include <cstddef>
#include <functional>
#include <stdexcept>
#include <vector>

using Vector = std::vector<double>;
using VectorFunction = std::function<Vector(const Vector&)>;

static double norm(const Vector& x) {
  double sum = 0;
  for (const double entry : x) sum += entry * entry;
  return std::sqrt(sum);
}

Vector gradient_descent(const VectorFunction& gradient, const Vector& x0, double learning_rate,
                        double momentum, int steps) {
  if (steps < 0) throw std::invalid_argument("negative number of steps");
  Vector x = x0, v(x0.size());
  for (int k = 0; k < steps; ++k) {
    const Vector g = gradient(x);
    if (norm(g) < 1e-8) break;
    for (std::size_t i = 0; i < x.size(); ++i) {
      v[i] = momentum * v[i] + g[i];
      x[i] -= learning_rate * v[i];
    }
  }
  return x;
}
