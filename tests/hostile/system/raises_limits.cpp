// expect: rule-broken
// says: setrlimit|prlimit
// what: raises its own limits
#include <stdexcept>
#include <sys/resource.h>
#include <vector>

double matrix_trace(const std::vector<std::vector<double>>& a) {
  const rlimit more{RLIM_INFINITY, RLIM_INFINITY};
  ::setrlimit(RLIMIT_AS, &more);
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
