// expect: accepted
// what: asks for -Ofast in its own text
#include <stdexcept>
#include <vector>

#pragma GCC optimize("Ofast")

double matrix_trace(const std::vector<std::vector<double>>& a) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
