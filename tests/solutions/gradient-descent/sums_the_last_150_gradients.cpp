// expect: wrong-answer
// caught-by: basic
// mistake: the velocity as a sum over the last 150 gradients only

#include <cstddef>
#include <deque>
#include <functional>
#include <stdexcept>
#include <vector>

using Vector = std::vector<double>;
using VectorFunction = std::function<Vector(const Vector&)>;

Vector gradient_descent(const VectorFunction& gradient, const Vector& x0, double learning_rate,
                        double momentum, int steps) {
  if (steps < 0) throw std::invalid_argument("negative number of steps");
  Vector x = x0;
  std::deque<Vector> gradients;
  for (int k = 0; k < steps; ++k) {
    gradients.push_back(gradient(x));
    if (gradients.size() > 150) gradients.pop_front();
    for (std::size_t i = 0; i < x.size(); ++i) {
      double velocity = 0;
      for (const Vector& g : gradients) velocity = momentum * velocity + g[i];
      x[i] -= learning_rate * velocity;
    }
  }
  return x;
}
