// expect: wrong-answer
// caught-by: budget
// mistake: steepest descent with backtracking, which never looks at the Hessian: right in the end, at many
// times the evaluations

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <stdexcept>
#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;
using ScalarFunction = std::function<double(const Vector&)>;
using VectorFunction = std::function<Vector(const Vector&)>;
using MatrixFunction = std::function<Matrix(const Vector&)>;

static double dot(const Vector& x, const Vector& y) {
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += x[i] * y[i];
  return sum;
}

Vector newton_minimize(const ScalarFunction& f, const VectorFunction& gradient, const MatrixFunction&,
                       const Vector& x0, double tolerance) {
  if (tolerance < 0) throw std::invalid_argument("negative tolerance");
  Vector x = x0;
  double value = f(x), t = 1;
  for (int iteration = 0; iteration < 20000; ++iteration) {
    const Vector g = gradient(x);
    if (std::sqrt(dot(g, g)) <= tolerance) break;
    Vector trial = x;
    double trial_value = value;
    t *= 4;
    for (int halving = 0; halving < 2000; ++halving, t /= 2) {
      for (std::size_t i = 0; i < x.size(); ++i) trial[i] = x[i] - t * g[i];
      trial_value = f(trial);
      if (trial_value <= value - 1e-4 * t * dot(g, g) + 2e-15 * std::abs(value)) break;
    }
    if (trial == x) break;
    x = trial;
    value = trial_value;
  }
  return x;
}
