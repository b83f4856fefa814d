// expect: accepted
// correct: two central differences, extrapolated; by value, trailing return type

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

auto numerical_gradient(std::function<double(const std::vector<double>&)> f, std::vector<double> x)
    -> std::vector<double> {
  std::vector<double> gradient(x.size());
  const auto central = [&](double& coordinate, double h) {
    const double saved = coordinate;
    coordinate = saved + h;
    const double up = f(x), above = coordinate;
    coordinate = saved - h;
    const double down = f(x), below = coordinate;
    coordinate = saved;
    return (up - down) / (above - below);
  };
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double h = 4e-5 * (1 + std::abs(x[i]));
    gradient[i] = (4 * central(x[i], h / 2) - central(x[i], h)) / 3;
  }
  return gradient;
}
