// expect: rule-broken
// says: clone
// what: clone without CLONE_THREAD
#include <stdexcept>
#include <sys/syscall.h>
#include <unistd.h>
#include <vector>

double matrix_trace(const std::vector<std::vector<double>>& a) {
  ::syscall(SYS_clone, 17, 0, 0, 0, 0);
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
