// expect: wrong-answer
// the starter: compiles, returns nothing

#include <functional>
#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

Vector newton_minimize(const std::function<double(const Vector&)>& f,
                       const std::function<Vector(const Vector&)>& gradient,
                       const std::function<Matrix(const Vector&)>& hessian, const Vector& x0,
                       double tolerance) {
  (void)f, (void)gradient, (void)hessian, (void)x0, (void)tolerance;
  return {};
}
