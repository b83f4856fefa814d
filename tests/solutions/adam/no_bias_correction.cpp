// expect: wrong-answer
// caught-by: basic, shape
// mistake: uses the moments as they are, biased towards 0

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
  Vector x = x0, m(x0.size()), v(x0.size());
  for (int t = 1; t <= steps; ++t) {
    const Vector g = gradient(x);
    for (std::size_t i = 0; i < x.size(); ++i) {
      m[i] = beta1 * m[i] + (1 - beta1) * g[i];
      v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
      x[i] -= learning_rate * m[i] / (std::sqrt(v[i]) + epsilon);
    }
  }
  return x;
}
