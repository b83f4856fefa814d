// expect: wrong-answer
// caught-by: structure
// mistake: a static matrix that keeps the rows of an earlier, larger Jacobian

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

Matrix jacobian(const std::function<Vector(const Vector&)>& f, const Vector& x) {
  static Matrix result;
  for (std::size_t j = 0; j < x.size(); ++j) {
    const double h = 6e-6 * std::max(1.0, std::abs(x[j]));
    Vector up = x, down = x;
    up[j] += h, down[j] -= h;
    const Vector above = f(up), below = f(down);
    result.resize(std::max(result.size(), above.size()));
    for (std::size_t i = 0; i < above.size(); ++i) {
      result[i].resize(x.size());
      result[i][j] = (above[i] - below[i]) / (up[j] - down[j]);
    }
  }
  return x.empty() ? Matrix{} : result;
}
