// expect: rule-broken
// says: perf_event_open
// what: perf_event_open
#include <stdexcept>
#include <sys/syscall.h>
#include <unistd.h>
#include <vector>

double matrix_trace(const std::vector<std::vector<double>>& a) {
  ::syscall(SYS_perf_event_open, nullptr, 0, -1, -1, 0);
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
