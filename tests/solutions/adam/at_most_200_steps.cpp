// expect: wrong-answer
// caught-by: basic
// mistake: a safety limit of 200 iterations that nobody asked for

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
  for (int t = 1; t <= steps && t <= 200; ++t) {
    const Vector g = gradient(x);
    for (std::size_t i = 0; i < x.size(); ++i) {
      m[i] = beta1 * m[i] + (1 - beta1) * g[i];
      v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
      const double mean = m[i] / (1 - std::pow(beta1, t)), square = v[i] / (1 - std::pow(beta2, t));
      x[i] -= learning_rate * mean / (std::sqrt(square) + epsilon);
    }
  }
  return x;
}
