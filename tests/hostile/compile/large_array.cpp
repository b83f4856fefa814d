// expect: compile-error
// what: 512 MB of initialised data
#include <stdexcept>
#include <vector>

double table[64 << 20] = {1.0};

double matrix_trace(const std::vector<std::vector<double>>& a) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
