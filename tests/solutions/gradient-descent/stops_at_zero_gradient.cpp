// expect: wrong-answer
// caught-by: structure
// mistake: takes a zero gradient for the end, though the velocity still moves x

#include <algorithm>
#include <cstddef>
#include <functional>
#include <stdexcept>
#include <vector>

using Vector = std::vector<double>;
using VectorFunction = std::function<Vector(const Vector&)>;

Vector gradient_descent(const VectorFunction& gradient, const Vector& x0, double learning_rate,
                        double momentum, int steps) {
  if (steps < 0) throw std::invalid_argument("negative number of steps");
  Vector x = x0, v(x0.size());
  for (int k = 0; k < steps; ++k) {
    const Vector g = gradient(x);
    if (std::all_of(g.begin(), g.end(), [](double slope) { return slope == 0; }) && !x.empty()) break;
    for (std::size_t i = 0; i < x.size(); ++i) {
      v[i] = momentum * v[i] + g[i];
      x[i] -= learning_rate * v[i];
    }
  }
  return x;
}
