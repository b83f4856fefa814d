// expect: wrong-answer
// caught-by: scale
// mistake: clips every entry of the gradient to 1e50

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <stdexcept>
#include <vector>

using Vector = std::vector<double>;

Vector adam(const std::function<Vector(const Vector&)>& gradient, const Vector& x0, double learning_rate,
            double beta1, double beta2, double epsilon, int steps) {
  if (steps < 0) throw std::invalid_argument("adam: the number of steps is negative");
  Vector x = x0, m(x0.size()), v(x0.size());
  double power1 = 1, power2 = 1;
  for (int t = 1; t <= steps; ++t) {
    Vector g = gradient(x);
    for (double& entry : g) entry = std::clamp(entry, -1e50, 1e50);
    power1 *= beta1;
    power2 *= beta2;
    for (std::size_t i = 0; i < x.size(); ++i) {
      m[i] = beta1 * m[i] + (1 - beta1) * g[i];
      v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
      const double mean = m[i] / (1 - power1), mean_square = v[i] / (1 - power2);
      x[i] -= learning_rate * mean / (std::sqrt(mean_square) + epsilon);
    }
  }
  return x;
}
