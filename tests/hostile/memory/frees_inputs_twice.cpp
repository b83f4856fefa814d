// expect: runtime-error
// what: frees the judge's input twice
#include <cstdlib>
#include <stdexcept>
#include <vector>

double matrix_trace(const std::vector<std::vector<double>>& a) {
  std::free(const_cast<double*>(a.at(0).data()));
  std::free(const_cast<double*>(a.at(0).data()));
  std::abort();
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
