// expect: time-limit
// says: time limit
// what: prints a byte now and then
#include <cstdio>
#include <stdexcept>
#include <unistd.h>
#include <vector>

double matrix_trace(const std::vector<std::vector<double>>& a) {
  for (;;) { std::putchar(46); std::fflush(stdout); ::usleep(1000); }
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
