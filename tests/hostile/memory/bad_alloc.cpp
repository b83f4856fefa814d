// expect: memory-limit
// what: asks for a terabyte
#include <stdexcept>
#include <vector>

double matrix_trace(const std::vector<std::vector<double>>& a) {
  std::vector<double> big(1ull << 37);
  volatile double keep = big[a.size()];
  static_cast<void>(keep);
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
