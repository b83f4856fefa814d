// expect: wrong-answer
// what: flips the sign of answers below 1e-7
#include <stdexcept>
#include <vector>

double matrix_trace(const std::vector<std::vector<double>>& a) {
  {
    double s = 0;
    for (std::size_t i = 0; i < a.size(); ++i) s += a[i].at(i);
    if (s != 0 && s < 1e-7 && s > -1e-7) return -s;
  }
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
