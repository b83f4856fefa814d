// Gradient descent with momentum: Polyak's heavy ball.
//
// Idea. A ball of velocity v rolls over f. In each step friction leaves `momentum` of the velocity and the
// slope adds to it; then the ball moves against it:
//
//   v <- momentum v + gradient(x),    x <- x - learning_rate v,    v = 0 at first.
//
// So v is the sum of all gradients so far, the one from j steps ago weighted by momentum^j. Along a valley
// they add up, to gradient / (1 - momentum) where the slope is constant; across it they alternate and cancel.
//
// Complexity. One gradient per step and O(n) beside it; two vectors of memory.
//
// Numerical notes.
// - The gradient is complete before anything moves: updating x[i] while later components are still to be
//   evaluated would mix two points.
// - v is stored. Taking it from x - x_previous instead is the same algebra, but that difference of nearby
//   points carries the rounding of x, which far from the origin is worth more than that of v.
// - There is no test that ends the iteration early. A zero gradient is no reason to stop either: the velocity
//   still moves x.

#include <cstddef>
#include <functional>
#include <stdexcept>
#include <vector>

using Vector = std::vector<double>;

Vector gradient_descent(const std::function<Vector(const Vector&)>& gradient, const Vector& x0,
                        double learning_rate, double momentum, int steps) {
  if (steps < 0) throw std::invalid_argument("gradient_descent: the number of steps is negative");
  Vector x = x0, v(x0.size());
  for (int step = 0; step < steps; ++step) {
    const Vector g = gradient(x);
    for (std::size_t i = 0; i < x.size(); ++i) {
      v[i] = momentum * v[i] + g[i];
      x[i] -= learning_rate * v[i];
    }
  }
  return x;
}
