// expect: accepted
// correct: the five-point formula as books print it, with a decimal step: the terms of a constant output
// cancel up to rounding only

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

Matrix jacobian(const std::function<Vector(const Vector&)>& f, const Vector& x) {
  Matrix result(f(x).size());
  for (std::size_t j = 0; j < x.size(); ++j) {
    const double h = 1e-4 * std::max(1.0, std::abs(x[j]));
    const auto at = [&](double t) {
      Vector point = x;
      point[j] += t;
      return f(point);
    };
    const Vector a = at(2 * h), b = at(h), c = at(-h), d = at(-2 * h);
    for (std::size_t i = 0; i < a.size(); ++i)
      result[i].push_back((-a[i] + 8 * b[i] - 8 * c[i] + d[i]) / (12 * h));
  }
  return result;
}
