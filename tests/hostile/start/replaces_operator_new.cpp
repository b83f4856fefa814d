// expect: accepted
// what: its own operator new and delete
#include <cstdlib>
#include <new>
#include <stdexcept>
#include <vector>

void* operator new(std::size_t n) { if (void* p = std::malloc(n + 64)) return static_cast<char*>(p) + 64; throw std::bad_alloc(); }
void operator delete(void* p) noexcept { if (p) std::free(static_cast<char*>(p) - 64); }
void operator delete(void* p, std::size_t) noexcept { operator delete(p); }

double matrix_trace(const std::vector<std::vector<double>>& a) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
