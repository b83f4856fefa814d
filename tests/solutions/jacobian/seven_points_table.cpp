// expect: accepted
// correct: the seven-point formula from a table of rounded weights

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

namespace {

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

struct Term {
  int steps;
  double weight;
};

constexpr Term kTable[] = {{3, 1 / 60.0},    {2, -9 / 60.0}, {1, 45 / 60.0},
                           {-1, -45 / 60.0}, {-2, 9 / 60.0}, {-3, -1 / 60.0}};

}  // namespace

Matrix jacobian(const std::function<Vector(const Vector&)>& f, const Vector& x) {
  Matrix result(f(x).size(), Vector(x.size()));
  for (std::size_t j = 0; j < x.size(); ++j) {
    const double h = 3e-4 * std::max(1.0, std::abs(x[j]));
    for (const Term& term : kTable) {
      Vector point = x;
      point[j] += term.steps * h;
      const Vector y = f(point);
      for (std::size_t i = 0; i < y.size(); ++i) result[i][j] += term.weight * y[i];
    }
    for (Vector& row : result) row[j] /= h;
  }
  return result;
}
