// expect: wrong-answer
// caught-by: basic
// mistake: walks a hundred thousand steps and counts: two or three digits

#include <cmath>
#include <cstddef>
#include <random>
#include <stdexcept>
#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

static void check(const Matrix& p) {
  for (const Vector& row : p) {
    double sum = 0;
    if (row.size() != p.size()) throw std::invalid_argument("square");
    for (const double entry : row) {
      if (entry < 0) throw std::invalid_argument("negative");
      sum += entry;
    }
    if (std::abs(sum - 1) > 1e-6) throw std::invalid_argument("row sum");
  }
}

Vector stationary_distribution(const Matrix& transition) {
  check(transition);
  Vector visits(transition.size());
  std::mt19937_64 engine(1);
  std::uniform_real_distribution<double> uniform(0, 1);
  std::size_t state = 0;
  const int steps = 100000;
  for (int k = 0; k < steps; ++k) {
    double u = uniform(engine);
    std::size_t next = 0;
    while (next + 1 < visits.size() && u >= transition[state][next]) u -= transition[state][next++];
    visits[state = next] += 1.0 / steps;
  }
  return visits;
}
