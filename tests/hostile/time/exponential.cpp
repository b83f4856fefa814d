// expect: time-limit
// says: CPU time limit
// what: exponential recursion
#include <stdexcept>
#include <vector>

static long fib(long n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }

double matrix_trace(const std::vector<std::vector<double>>& a) {
  volatile long sink = fib(60 + static_cast<long>(a.size()));
  static_cast<void>(sink);
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
