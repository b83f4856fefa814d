// expect: wrong-answer
// caught-by: structure
// mistake: a coordinate stays where the last step left it

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

using Vector = std::vector<double>;

Vector numerical_gradient(const std::function<double(const Vector&)>& f, const Vector& x) {
  Vector gradient;
  Vector point = x;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double h = 6e-6 * std::max(1.0, std::abs(x[i]));
    const double at = point[i];
    point[i] = at + h;
    const double up = f(point);
    point[i] = at - h;
    gradient.push_back((up - f(point)) / (2 * h));
  }
  return gradient;
}
