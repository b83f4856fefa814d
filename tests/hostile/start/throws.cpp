// expect: runtime-error
// what: a static constructor throws
#include <stdexcept>
#include <vector>

struct Early { Early() { throw 1; } } early;

double matrix_trace(const std::vector<std::vector<double>>& a) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
