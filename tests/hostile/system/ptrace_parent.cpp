// expect: rule-broken
// says: ptrace
// what: traces its parent
#include <stdexcept>
#include <sys/ptrace.h>
#include <unistd.h>
#include <vector>

double matrix_trace(const std::vector<std::vector<double>>& a) {
  ::ptrace(PTRACE_ATTACH, ::getppid(), nullptr, nullptr);
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
