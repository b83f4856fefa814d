// expect: wrong-answer
// the starter: compiles, returns nothing

#include <functional>
#include <utility>
#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;
using Stages =
    std::vector<std::pair<std::function<Vector(const Vector&)>, std::function<Matrix(const Vector&)>>>;

std::pair<Vector, Matrix> chain_rule(const Stages& stages, const Vector& x) {
  (void)stages, (void)x;
  return {};
}
