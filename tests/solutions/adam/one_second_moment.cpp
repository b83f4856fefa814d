// expect: wrong-answer
// caught-by: shape, random
// mistake: one second moment for all coordinates: the mean square of the gradient

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
  Vector x = x0, m(x0.size());
  double v = 0;
  for (int t = 1; t <= steps; ++t) {
    const Vector g = gradient(x);
    double square = 0;
    for (const double slope : g) square += slope * slope / static_cast<double>(g.size());
    v = beta2 * v + (1 - beta2) * square;
    for (std::size_t i = 0; i < x.size(); ++i) {
      m[i] = beta1 * m[i] + (1 - beta1) * g[i];
      const double mean = m[i] / (1 - std::pow(beta1, t));
      x[i] -= learning_rate * mean / (std::sqrt(v / (1 - std::pow(beta2, t))) + epsilon);
    }
  }
  return x;
}
