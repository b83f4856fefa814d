// expect: wrong-answer
// caught-by: basic
// mistake: the gradient of the first output, as the only row

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

Matrix jacobian(const std::function<Vector(const Vector&)>& f, const Vector& x) {
  Matrix result(std::min<std::size_t>(1, f(x).size()), Vector(x.size()));
  for (std::size_t j = 0; j < x.size(); ++j) {
    const double h = 6e-6 * std::max(1.0, std::abs(x[j]));
    Vector up = x, down = x;
    up[j] += h, down[j] -= h;
    const Vector above = f(up), below = f(down);
    for (std::size_t i = 0; i < result.size(); ++i) result[i][j] = (above[i] - below[i]) / (up[j] - down[j]);
  }
  return result;
}
