// Adam: gradient descent with averaged gradients, scaled by their running size (Kingma and Ba, 2015).
//
// Idea. Each coordinate keeps two exponential averages: m of the gradient and v of its square. A step goes
// against m and is divided by sqrt(v), so that every coordinate moves by about the learning rate, however
// steep f is there.
//
// Bias correction. Both averages start at 0. After t steps m is sum (1 - beta1) beta1^(t-k) g_k, whose
// weights add up to 1 - beta1^t and not to 1; dividing by that makes it an average of the gradients seen so
// far. The same holds for v with beta2. In the first step the corrected moments are g and g^2.
//
// Complexity. One gradient per step and O(n) beside it; three vectors of memory.
//
// Numerical notes.
// - epsilon is added after the root, to the corrected moment. It only keeps the quotient finite where v is 0;
//   inside the root it would act like its own square root.
// - The powers are carried along, one rounding per step, instead of computed anew. 1 - beta^t is a difference
// of
//   nearby numbers where beta is close to 1 and t small; summing the weights, w <- beta w + 1, and dividing
//   by (1 - beta) w instead would lose nothing.
// - g^2 overflows beyond 1e154. Where that matters, keep s = sqrt(v) by hypot(sqrt(beta2) s, sqrt(1 - beta2)
// g).

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
  double power1 = 1, power2 = 1;  // beta1^t and beta2^t
  for (int t = 1; t <= steps; ++t) {
    const Vector g = gradient(x);
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
