// expect: accepted
// correct: the five-point formula as books print it, with a decimal step

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

using Vector = std::vector<double>;

Vector numerical_gradient(const std::function<double(const Vector&)>& f, const Vector& x) {
  Vector gradient;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double h = 1e-4 * std::max(1.0, std::abs(x[i]));
    const auto at = [&](double t) {
      Vector point = x;
      point[i] += t;
      return f(point);
    };
    gradient.push_back((-at(2 * h) + 8 * at(h) - 8 * at(-h) + at(-2 * h)) / (12 * h));
  }
  return gradient;
}
