// expect: accepted
// One step, then the rest by recursion on the state; fused multiply-add in both updates.

#include <cmath>
#include <cstddef>
#include <functional>
#include <stdexcept>
#include <utility>
#include <vector>

namespace {

using Vector = std::vector<double>;
using Gradient = std::function<Vector(const Vector&)>;

struct State {
  Vector x, v;
};

State advance(const Gradient& gradient, State state, double rate, double momentum, int steps) {
  if (steps == 0) return state;
  const Vector g = gradient(state.x);
  for (std::size_t i = 0; i < g.size(); ++i) {
    state.v[i] = std::fma(momentum, state.v[i], g[i]);
    state.x[i] = std::fma(-rate, state.v[i], state.x[i]);
  }
  return advance(gradient, std::move(state), rate, momentum, steps - 1);
}

}  // namespace

Vector gradient_descent(const Gradient& gradient, const Vector& x0, double learning_rate, double momentum,
                        int steps) {
  if (steps < 0) throw std::invalid_argument("gradient_descent: steps < 0");
  return advance(gradient, {x0, Vector(x0.size(), 0.0)}, learning_rate, momentum, steps).x;
}
