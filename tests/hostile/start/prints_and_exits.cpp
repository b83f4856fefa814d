// expect: runtime-error
// says: exited before answering
// what: a static constructor prints an answer and leaves
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <vector>

struct Early { Early() { std::puts("6"); std::fflush(stdout); std::_Exit(0); } } early;

double matrix_trace(const std::vector<std::vector<double>>& a) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
