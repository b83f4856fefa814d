// expect: wrong-answer
// caught-by: budget
// mistake: divides by the diagonal of the Hessian and ignores how the variables interact

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

Vector newton_minimize(const ScalarFunction& f, const VectorFunction& gradient, const MatrixFunction& hessian,
                       const Vector& x0, double tolerance) {
  if (tolerance < 0) throw std::invalid_argument("negative tolerance");
  Vector x = x0;
  double value = f(x);
  for (int iteration = 0; iteration < 500; ++iteration) {
    const Vector g = gradient(x);
    if (std::sqrt(dot(g, g)) <= tolerance) break;
    const Matrix h = hessian(x);
    Vector p = g;
    for (std::size_t i = 0; i < x.size(); ++i) p[i] = -g[i] / (h[i][i] > 0 ? h[i][i] : 1);
    const double slope = dot(g, p);
    Vector trial = x;
    double t = 1, trial_value = value;
    for (int halving = 0; halving < 80; ++halving, t /= 2) {
      for (std::size_t i = 0; i < x.size(); ++i) trial[i] = x[i] + t * p[i];
      trial_value = f(trial);
      if (trial_value <= value + 1e-4 * t * slope + 2e-15 * std::abs(value)) break;
    }
    x = trial;
    value = trial_value;
  }
  return x;
}
