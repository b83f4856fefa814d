// expect: rule-broken
// says: kill
// what: kills its parent
#include <csignal>
#include <stdexcept>
#include <unistd.h>
#include <vector>

double matrix_trace(const std::vector<std::vector<double>>& a) {
  ::kill(::getppid(), SIGKILL);
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
