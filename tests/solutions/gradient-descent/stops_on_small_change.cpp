// expect: wrong-answer
// caught-by: ill-conditioned
// mistake: stops when a step changes x by less than 1e-8 of itself: slow progress is taken for convergence

#include <cmath>
#include <cstddef>
#include <functional>
#include <stdexcept>
#include <vector>

using Vector = std::vector<double>;
using VectorFunction = std::function<Vector(const Vector&)>;

static double norm(const Vector& x) {
  double sum = 0;
  for (const double entry : x) sum = std::hypot(sum, entry);
  return sum;
}

Vector gradient_descent(const VectorFunction& gradient, const Vector& x0, double learning_rate,
                        double momentum, int steps) {
  if (steps < 0) throw std::invalid_argument("negative number of steps");
  Vector x = x0, v(x0.size());
  for (int k = 0; k < steps; ++k) {
    const Vector g = gradient(x);
    Vector step(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) {
      v[i] = momentum * v[i] + g[i];
      step[i] = learning_rate * v[i];
      x[i] -= step[i];
    }
    if (norm(step) < 1e-8 * norm(x)) break;
  }
  return x;
}
