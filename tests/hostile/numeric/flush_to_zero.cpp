// expect: accepted
// what: sets FTZ, DAZ and the rounding mode: the comparison does not notice
#include <cfenv>
#include <stdexcept>
#include <vector>
#include <xmmintrin.h>

struct Modes { Modes() { _mm_setcsr(_mm_getcsr() | 0x8040); std::fesetround(FE_UPWARD); } } modes;

double matrix_trace(const std::vector<std::vector<double>>& a) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
