// expect: rule-broken
// says: mount
// what: mounts a file system
#include <stdexcept>
#include <sys/mount.h>
#include <vector>

double matrix_trace(const std::vector<std::vector<double>>& a) {
  ::mount("none", "/tmp", "tmpfs", 0, nullptr);
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
