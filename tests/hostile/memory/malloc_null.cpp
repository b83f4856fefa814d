// expect: runtime-error
// what: writes to what malloc could not give
#include <cstdlib>
#include <stdexcept>
#include <vector>

double matrix_trace(const std::vector<std::vector<double>>& a) {
  volatile char* p = static_cast<char*>(std::malloc(1ull << 40));
  *p = 1;
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
