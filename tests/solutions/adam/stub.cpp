// expect: wrong-answer
// the starter: compiles, returns nothing

#include <mathjudge.hpp>

using namespace mathjudge;

Vector adam(const VectorFunction& gradient, const Vector& x0, double learning_rate, double beta1,
            double beta2, double epsilon, int steps) {
  (void)gradient, (void)x0, (void)learning_rate, (void)beta1, (void)beta2, (void)epsilon, (void)steps;
  return {};
}
