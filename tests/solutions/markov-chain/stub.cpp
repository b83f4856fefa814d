// expect: wrong-answer
// the starter: compiles, returns nothing

#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

Vector stationary_distribution(const Matrix& transition) {
  (void)transition;
  return {};
}
