// expect: wrong-answer
// the starter: compiles, returns nothing

#include <mathjudge.hpp>
#include <tuple>

using namespace mathjudge;

std::tuple<Matrix, Vector, Matrix> pca(const Matrix& x, int k) { return {}; }
