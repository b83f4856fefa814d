// expect: wrong-answer
// caught-by: random
// mistake: keeps the moments in arrays of sixteen, which coordinates 0, 16, 32 share

#include <cmath>
#include <cstddef>
#include <functional>
#include <stdexcept>
#include <vector>

using Vector = std::vector<double>;
using VectorFunction = std::function<Vector(const Vector&)>;

Vector adam(const VectorFunction& gradient, const Vector& x0, double learning_rate, double beta1,
            double beta2, double epsilon, int steps) {
  if (steps < 0) throw std::invalid_argument("negative number of steps");
  Vector x = x0;
  double m[16] = {}, v[16] = {};
  for (int t = 1; t <= steps; ++t) {
    const Vector g = gradient(x);
    for (std::size_t i = 0; i < x.size(); ++i) {
      const std::size_t k = i % 16;
      m[k] = beta1 * m[k] + (1 - beta1) * g[i];
      v[k] = beta2 * v[k] + (1 - beta2) * g[i] * g[i];
      const double mean = m[k] / (1 - std::pow(beta1, t)), square = v[k] / (1 - std::pow(beta2, t));
      x[i] -= learning_rate * mean / (std::sqrt(square) + epsilon);
    }
  }
  return x;
}
