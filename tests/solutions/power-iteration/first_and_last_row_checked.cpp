// expect: wrong-answer
// caught-by: error
// mistake: looks at the lengths of the first row and the last only

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
  for (const Vector& row : a) {
    double sum = 0;
    for (std::size_t j = 0; j < std::min(row.size(), v.size()); ++j) sum += row[j] * v[j];
    w.push_back(sum);
  }
  return w;
}
Vector random_direction(std::size_t n) {
  std::mt19937_64 engine(20240229);
  std::normal_distribution<double> normal;
  Vector v(n);
  for (double& entry : v) entry = normal(engine);
  const double length = norm(v);
  for (double& entry : v) entry /= length;
  return v;
}

}  // namespace

std::pair<double, Vector> power_iteration(const Matrix& a, int max_iterations, double tolerance) {
  if (a.front().size() != a.size() || a.back().size() != a.size())
    throw std::invalid_argument("power_iteration: the matrix is not square");
  Vector v = random_direction(a.size());
  double lambda = 0;
  for (int iteration = 0; iteration < max_iterations; ++iteration) {
    Vector w = multiply(a, v);
    lambda = dot(v, w);
    Vector residual = w;
    for (std::size_t i = 0; i < v.size(); ++i) residual[i] -= lambda * v[i];
    if (norm(residual) <= tolerance * std::abs(lambda)) break;
    const double length = norm(w);
    for (double& entry : w) entry /= length;
    v = std::move(w);
  }
  return {lambda, v};
}
