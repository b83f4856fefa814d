// expect: wrong-answer
// the starter: compiles, returns nothing

#include <mathjudge.hpp>

using namespace mathjudge;

Matrix low_rank_approximation(const Matrix& a, int k) { return {}; }
