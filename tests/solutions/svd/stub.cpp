// expect: wrong-answer
// the starter: compiles, returns nothing

#include <tuple>
#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

std::tuple<Matrix, Vector, Matrix> svd(const Matrix& a) {
  (void)a;
  return {};
}
