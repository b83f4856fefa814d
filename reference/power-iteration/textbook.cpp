// The dominant eigenpair by power iteration (Golub and Van Loan, Matrix Computations, sections 7.3.1
// and 8.2.1).
//
// Idea. With the start written in eigenvectors, v = sum c_i x_i, k products give sum c_i lambda_i^k x_i. The
// part of the largest |lambda| outgrows the others by |lambda_1 / lambda_2| per step; rescaling at each step
// only keeps the numbers in range.
//
// Complexity. O(n^2) per step, log(tolerance) / log|lambda_2 / lambda_1| steps.
//
// Numerical notes.
// - The start is random: a fixed one may have no part along x_1 (ones on [[2, -1], [-1, 2]]).
// - lambda = v^T A v, not ||Av||, which has no sign. For a symmetric A its error is the square of v's.
// - The test is the residual ||Av - lambda v|| relative to |lambda|. The change of lambda from step to step
//   becomes small long before v has converged, and v itself may change sign at every step.
// - Norms go through std::hypot-like scaling, so that squares of entries neither overflow nor underflow.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <random>
#include <stdexcept>
#include <utility>
#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

namespace {

double dot(const Vector& x, const Vector& y) {
  return std::inner_product(x.begin(), x.end(), y.begin(), 0.0);
}

// Divided by its largest entry first: the squares then lie between 0 and 1.
double norm(const Vector& x) {
  double largest = 0;
  for (double entry : x) largest = std::max(largest, std::abs(entry));
  if (largest == 0) return 0;
  double sum = 0;
  for (double entry : x) sum += (entry / largest) * (entry / largest);
  return largest * std::sqrt(sum);
}

Vector multiply(const Matrix& a, const Vector& v) {
  Vector w;
  w.reserve(a.size());
  for (const Vector& row : a) w.push_back(dot(row, v));
  return w;
}

// Normally distributed entries: no direction is preferred, and none has probability zero.
Vector random_direction(std::size_t n) {
  std::mt19937_64 engine(20240229);  // seeded, so that two runs give the same answer
  std::normal_distribution<double> normal;
  Vector v(n);
  for (double& entry : v) entry = normal(engine);
  const double length = norm(v);
  for (double& entry : v) entry /= length;
  return v;
}

}  // namespace

std::pair<double, Vector> power_iteration(const Matrix& a, int max_iterations, double tolerance) {
  for (const Vector& row : a)
    if (row.size() != a.size()) throw std::invalid_argument("power_iteration: the matrix is not square");

  Vector v = random_direction(a.size());
  double lambda = 0;
  for (int iteration = 0; iteration < max_iterations; ++iteration) {
    Vector w = multiply(a, v);
    lambda = dot(v, w);
    Vector residual = w;
    for (std::size_t i = 0; i < v.size(); ++i) residual[i] -= lambda * v[i];
    // With <=, the zero matrix (w = 0, lambda = 0) ends here and nothing is divided by zero.
    if (norm(residual) <= tolerance * std::abs(lambda)) break;
    const double length = norm(w);
    for (double& entry : w) entry /= length;
    v = std::move(w);
  }
  return {lambda, v};
}
