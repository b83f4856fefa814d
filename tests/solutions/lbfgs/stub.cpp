// expect: wrong-answer
// the starter: compiles, returns nothing

#include <mathjudge.hpp>

using namespace mathjudge;

Vector lbfgs(const ScalarFunction& f, const VectorFunction& gradient, const Vector& x0, int memory,
             double tolerance) {
  // Your code here.
  return {};
}
