// expect: runtime-error
// says: stack overflow
// what: recursion without end
#include <stdexcept>
#include <vector>

__attribute__((noinline)) static int down(volatile int n) { volatile char local[256]; local[n % 256] = 1; return down(n + 1) + local[0]; }

double matrix_trace(const std::vector<std::vector<double>>& a) {
  volatile int sink = down(1);
  static_cast<void>(sink);
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
