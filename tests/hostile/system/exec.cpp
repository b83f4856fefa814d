// expect: rule-broken
// says: execve
// what: replaces itself by a shell
#include <stdexcept>
#include <unistd.h>
#include <vector>

double matrix_trace(const std::vector<std::vector<double>>& a) {
  ::execl("/bin/sh", "sh", "-c", "echo 6", nullptr);
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
