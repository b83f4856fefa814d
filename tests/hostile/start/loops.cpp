// expect: time-limit
// says: CPU time limit
// what: a static constructor never ends
#include <stdexcept>
#include <vector>

struct Early { Early() { for (volatile int i = 0;; ++i) {} } } early;

double matrix_trace(const std::vector<std::vector<double>>& a) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
