// expect: wrong-answer
// caught-by: structure
// mistake: a coordinate stays where the last step left it

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

Matrix jacobian(const std::function<Vector(const Vector&)>& f, const Vector& x) {
  Matrix result(f(x).size(), Vector(x.size()));
  Vector point = x;
  for (std::size_t j = 0; j < x.size(); ++j) {
    const double h = 6e-6 * std::max(1.0, std::abs(x[j]));
    point[j] = x[j] + h;
    const Vector above = f(point);
    point[j] = x[j] - h;
    const Vector below = f(point);
    for (std::size_t i = 0; i < above.size(); ++i) result[i][j] = (above[i] - below[i]) / (2 * h);
  }
  return result;
}
