// expect: wrong-answer
// the starter: compiles, returns nothing

#include <mathjudge.hpp>

using namespace mathjudge;

Vector gradient_descent(const VectorFunction& gradient, const Vector& x0, double learning_rate,
                        double momentum, int steps) {
  (void)gradient, (void)x0, (void)learning_rate, (void)momentum, (void)steps;
  return {};
}
