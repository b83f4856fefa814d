// expect: accepted
// Keeps the root of the second moment by hypot, so that squares neither overflow nor underflow, and takes the
// corrections from expm1.

#include <cmath>
#include <cstddef>
#include <functional>
#include <stdexcept>
#include <vector>

template <class Gradient>
std::vector<double> adam(const Gradient& gradient, const std::vector<double>& x0, double learning_rate,
                         double beta1, double beta2, double epsilon, long steps) {
  if (steps < 0) throw std::out_of_range("adam: a negative number of steps");
  // 1 - beta^t; log(0) is -infinity, which gives 1.
  const auto correction = [](double beta, long t) {
    return -std::expm1(static_cast<double>(t) * std::log(beta));
  };
  const double keep = std::sqrt(beta2), take = std::sqrt(1 - beta2);
  std::vector<double> x(x0), m(x.size(), 0.0), s(x.size(), 0.0);
  for (long t = 1; t <= steps; ++t) {
    const std::vector<double> g = gradient(x);
    const double c1 = correction(beta1, t), c2 = std::sqrt(correction(beta2, t));
    for (std::size_t i = 0; i < x.size(); ++i) {
      m[i] = std::fma(beta1, m[i], (1 - beta1) * g[i]);
      s[i] = std::hypot(keep * s[i], take * g[i]);
      x[i] -= learning_rate * (m[i] / c1) / (s[i] / c2 + epsilon);
    }
  }
  return x;
}
