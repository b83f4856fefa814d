// expect: accepted
// Divide and conquer: each half returns count, mean and squares, merged by the formula of Chan, Golub and
// LeVeque. Arguments by value, a struct as the answer.

#include <cmath>
#include <functional>
#include <stdexcept>

struct Estimate {
  double value, error;
};

struct Moments {
  double count, mean, squares;
};

static Moments moments(const std::function<double()>& draw, int n) {
  if (n == 1) return {1, draw(), 0};
  const Moments left = moments(draw, n / 2), right = moments(draw, n - n / 2);
  const double count = left.count + right.count, d = right.mean - left.mean;
  return {count, left.mean + d * (right.count / count),
          left.squares + right.squares + d * d * (left.count * right.count / count)};
}

Estimate monte_carlo_integrate(std::function<double(double)> f, double a, double b, int n,
                               std::function<double()> uniform) {
  if (n < 2) throw std::invalid_argument("n");
  if (!(a < b) && !(a > b)) return {0, 0};
  const Moments all = moments([&] { return f(a + (b - a) * uniform()); }, n);
  const double variance = all.squares / (all.count - 1);
  return {(b - a) * all.mean, std::abs(b - a) * std::sqrt(variance / all.count)};
}
