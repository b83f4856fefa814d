// expect: rule-broken
// says: prctl
// what: asks to outlive the judge
#include <stdexcept>
#include <sys/prctl.h>
#include <vector>

double matrix_trace(const std::vector<std::vector<double>>& a) {
  ::prctl(PR_SET_PDEATHSIG, 0);
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
