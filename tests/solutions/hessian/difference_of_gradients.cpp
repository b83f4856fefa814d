// expect: accepted
// correct: central differences of a central-difference gradient, not symmetrised; by value

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <vector>

std::vector<std::vector<double>> hessian(std::function<double(const std::vector<double>&)> f,
                                         std::vector<double> x) {
  const auto slope = [&f](std::vector<double> point, std::size_t i, double h) {
    const double saved = point[i];
    point[i] = saved + h;
    const double up = f(point);
    point[i] = saved - h;
    return (up - f(point)) / (2 * h);
  };
  std::vector<std::vector<double>> result;
  for (std::size_t i = 0; i < x.size(); ++i) {
    result.emplace_back();
    for (std::size_t j = 0; j < x.size(); ++j) {
      const double hi = 1e-4 * std::max(1.0, std::abs(x[i])), hj = 1e-4 * std::max(1.0, std::abs(x[j]));
      std::vector<double> above = x, below = x;
      above[j] += hj, below[j] -= hj;
      result.back().push_back((slope(above, i, hi) - slope(below, i, hi)) / (2 * hj));
    }
  }
  return result;
}
