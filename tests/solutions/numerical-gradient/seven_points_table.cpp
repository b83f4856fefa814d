// expect: accepted
// correct: the seven-point formula from a table of rounded weights, whose sum is no exact zero

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

namespace {

using Vector = std::vector<double>;

struct Term {
  int steps;
  double weight;
};

constexpr Term kTable[] = {{3, 1 / 60.0},    {2, -9 / 60.0}, {1, 45 / 60.0},
                           {-1, -45 / 60.0}, {-2, 9 / 60.0}, {-3, -1 / 60.0}};

}  // namespace

Vector numerical_gradient(const std::function<double(const Vector&)>& f, const Vector& x) {
  Vector gradient;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double h = 3e-4 * std::max(1.0, std::abs(x[i]));
    double sum = 0;
    for (const Term& term : kTable) {
      Vector point = x;
      point[i] += term.steps * h;
      sum += term.weight * f(point);
    }
    gradient.push_back(sum / h);
  }
  return gradient;
}
