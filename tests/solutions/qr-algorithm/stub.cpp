// expect: wrong-answer
// the starter: compiles, returns nothing

#include <mathjudge.hpp>

using namespace mathjudge;

Vector qr_eigenvalues(const Matrix& a) { return {}; }
