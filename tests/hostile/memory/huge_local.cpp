// expect: runtime-error
// says: stack
// what: a local array of a gigabyte
#include <stdexcept>
#include <vector>

double matrix_trace(const std::vector<std::vector<double>>& a) {
  volatile char local[1 << 30];
  for (std::size_t i = 0; i < sizeof local; i += 4096)
    local[i] = 1;  // all of it, or a compiler keeps what is used
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
