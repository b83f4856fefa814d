// expect: compile-error
// what: a constant expression that never ends
#include <stdexcept>
#include <vector>

constexpr int forever() { int i = 0; while (i >= 0) i = (i + 1) % 1000; return i; }
constexpr int never = forever();

double matrix_trace(const std::vector<std::vector<double>>& a) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
