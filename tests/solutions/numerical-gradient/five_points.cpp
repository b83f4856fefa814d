// expect: accepted
// correct: the five-point formula, with the step 5e-4

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

using Vector = std::vector<double>;

Vector numerical_gradient(const std::function<double(const Vector&)>& f, const Vector& x) {
  const auto along = [&](std::size_t i, double t) {
    Vector point = x;
    point[i] += t;
    return f(point);
  };
  Vector gradient;
  for (std::size_t i = 0; i < x.size(); ++i) {
    // A power of two times max(1, |x|) rounded to one: the points are exact.
    const double h = std::ldexp(1.0, std::ilogb(std::max(1.0, std::abs(x[i]))) - 13);
    gradient.push_back((8 * (along(i, h) - along(i, -h)) - (along(i, 2 * h) - along(i, -2 * h))) / (12 * h));
  }
  return gradient;
}
