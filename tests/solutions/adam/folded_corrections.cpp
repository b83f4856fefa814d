// expect: accepted
// Both corrections folded into the learning rate and into epsilon, once per step, with powers by pow().

#include <cmath>
#include <cstddef>
#include <functional>
#include <stdexcept>
#include <vector>

using Vector = std::vector<double>;

Vector adam(const std::function<Vector(const Vector&)>& gradient, Vector x, double learning_rate,
            double beta1, double beta2, double epsilon, int steps) {
  if (steps < 0) throw std::invalid_argument("adam: steps < 0");
  Vector m(x.size()), v(x.size());
  for (int t = 1; t <= steps; ++t) {
    const double root = std::sqrt(1 - std::pow(beta2, t));
    const double rate = learning_rate * root / (1 - std::pow(beta1, t)), floor = epsilon * root;
    const Vector g = gradient(x);
    for (std::size_t i = 0; i < x.size(); ++i) {
      m[i] += (1 - beta1) * (g[i] - m[i]);
      v[i] += (1 - beta2) * (g[i] * g[i] - v[i]);
      x[i] -= rate * m[i] / (std::sqrt(v[i]) + floor);
    }
  }
  return x;
}
