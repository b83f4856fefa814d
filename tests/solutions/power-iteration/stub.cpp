// expect: wrong-answer
// the starter: compiles, returns nothing

#include <mathjudge.hpp>

using namespace mathjudge;

std::pair<double, Vector> power_iteration(const Matrix& a, int max_iterations, double tolerance) {
  return {};
}
