// expect: rule-broken
// says: memfd_create
// what: hides memory in a memfd
#include <stdexcept>
#include <sys/syscall.h>
#include <unistd.h>
#include <vector>

double matrix_trace(const std::vector<std::vector<double>>& a) {
  const int fd = static_cast<int>(::syscall(SYS_memfd_create, "hoard", 0u));
  static_cast<void>(fd);
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
