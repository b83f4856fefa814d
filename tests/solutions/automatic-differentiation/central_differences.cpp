// expect: wrong-answer
// caught-by: scale
// mistake: a central difference on doubles instead of differentiating: ten digits at best

#include <algorithm>
#include <cmath>
#include <vector>

template <class F>
std::vector<double> autodiff_gradient(const F& f, const std::vector<double>& x) {
  std::vector<double> gradient;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double h = 6e-6 * std::max(1.0, std::abs(x[i]));
    std::vector<double> up = x, down = x;
    up[i] += h, down[i] -= h;
    gradient.push_back((f(up) - f(down)) / (up[i] - down[i]));
  }
  return gradient;
}
