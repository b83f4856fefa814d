// expect: wrong-answer
// caught-by: scale
// mistake: an absolute step of 1e-6, whatever the size of x

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

using Vector = std::vector<double>;

Vector numerical_gradient(const std::function<double(const Vector&)>& f, const Vector& x) {
  Vector gradient;
  for (std::size_t i = 0; i < x.size(); ++i) {
    Vector up = x, down = x;
    up[i] += 1e-6, down[i] -= 1e-6;
    gradient.push_back((f(up) - f(down)) / 2e-6);
  }
  return gradient;
}
