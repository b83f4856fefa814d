// expect: accepted
// No bias to correct: the moments are weighted means, sum w g / sum w with w = beta^(t - k), and the sums of
// weights are kept beside them. Nothing is lost when a beta is close to 1.

#include <cmath>
#include <cstddef>
#include <functional>
#include <stdexcept>
#include <vector>

namespace {

using Vector = std::vector<double>;

class WeightedMean {
 public:
  WeightedMean(std::size_t size, double decay) : sums_(size), decay_(decay) {}
  void start_step() { weight_ = decay_ * weight_ + 1; }
  double add(std::size_t i, double value) {
    sums_[i] = decay_ * sums_[i] + value;
    return sums_[i] / weight_;
  }

 private:
  Vector sums_;
  double decay_, weight_ = 0;
};

}  // namespace

Vector adam(const std::function<Vector(const Vector&)>& gradient, const Vector& x0, double learning_rate,
            double beta1, double beta2, double epsilon, int steps) {
  if (steps < 0) throw std::invalid_argument("adam: steps < 0");
  Vector x = x0;
  WeightedMean mean(x.size(), beta1), mean_square(x.size(), beta2);
  while (steps-- > 0) {
    const Vector g = gradient(x);
    mean.start_step();
    mean_square.start_step();
    for (std::size_t i = 0; i < x.size(); ++i) {
      const double m = mean.add(i, g[i]), v = mean_square.add(i, g[i] * g[i]);
      x[i] -= learning_rate * m / (std::sqrt(v) + epsilon);
    }
  }
  return x;
}
