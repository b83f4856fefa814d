// expect: rule-broken
// says: fork|clone
// what: vfork
#include <stdexcept>
#include <unistd.h>
#include <vector>

double matrix_trace(const std::vector<std::vector<double>>& a) {
  const int pid = ::vfork();
  if (pid == 0) ::_exit(0);
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
