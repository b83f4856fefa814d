// expect: wrong-answer
// the starter: compiles, returns nothing

#include <mathjudge.hpp>

using namespace mathjudge;

std::pair<Vector, Vector> minimize_constrained(const ScalarFunction& f, const VectorFunction& gradient,
                                               const VectorFunction& constraints,
                                               const MatrixFunction& constraint_jacobian, const Vector& x0,
                                               double tolerance) {
  // Your code here.
  return {};
}
