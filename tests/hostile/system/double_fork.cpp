// expect: rule-broken
// says: fork|clone
// what: a grandchild in its own session
#include <stdexcept>
#include <unistd.h>
#include <vector>

double matrix_trace(const std::vector<std::vector<double>>& a) {
  if (::fork() == 0) { ::setsid(); if (::fork() == 0) for (;;) {} ::_exit(0); }
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
