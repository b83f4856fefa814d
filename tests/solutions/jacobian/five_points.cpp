// expect: accepted
// correct: the five-point formula, with a power of two as step

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

Matrix jacobian(const std::function<Vector(const Vector&)>& f, const Vector& x) {
  const auto along = [&](std::size_t j, double t) {
    Vector point = x;
    point[j] += t;
    return f(point);
  };
  Matrix result(f(x).size());
  for (std::size_t j = 0; j < x.size(); ++j) {
    const double h = std::ldexp(1.0, std::ilogb(std::max(1.0, std::abs(x[j]))) - 13);
    const Vector a = along(j, h), b = along(j, -h), c = along(j, 2 * h), d = along(j, -2 * h);
    for (std::size_t i = 0; i < a.size(); ++i)
      result[i].push_back((8 * (a[i] - b[i]) - (c[i] - d[i])) / (12 * h));
  }
  return result;
}
