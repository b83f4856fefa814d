// expect: accepted
// correct: a univariate slice per coordinate, step 1e-5 (1 + |x|)

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

using Vector = std::vector<double>;

Vector numerical_gradient(const std::function<double(const Vector&)>& f, const Vector& x) {
  Vector gradient;
  for (const double& coordinate : x) {
    const auto slice = [&](double value) {
      Vector point(x);
      point[static_cast<std::size_t>(&coordinate - x.data())] = value;
      return f(point);
    };
    const double h = 1e-5 * std::hypot(1.0, coordinate);
    gradient.push_back((slice(coordinate + h) - slice(coordinate - h)) / (2 * h));
  }
  return gradient;
}
