// expect: accepted
// what: destructors and atexit that print and crash
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <vector>

struct Late { ~Late() { std::puts("late"); std::abort(); } } late;
__attribute__((destructor)) void bye() { std::abort(); }
__attribute__((constructor)) void hello() { std::atexit([] { std::abort(); }); }

double matrix_trace(const std::vector<std::vector<double>>& a) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
