// expect: wrong-answer|accepted
// what: scribbles over its inputs after reading them
#include <stdexcept>
#include <vector>

double matrix_trace(const std::vector<std::vector<double>>& a) {
  double s = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    s += a[i][i];
  }
  for (auto& row : const_cast<std::vector<std::vector<double>>&>(a)) for (double& x : row) x = 0;
  return s;
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
