// expect: runtime-error|memory-limit|time-limit|rule-broken
// what: threads without end
#include <stdexcept>
#include <thread>
#include <unistd.h>
#include <vector>

double matrix_trace(const std::vector<std::vector<double>>& a) {
  for (;;) std::thread([] { for (;;) ::pause(); }).detach();
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
