// expect: accepted
// what: its own memcmp, write and clock_gettime
#include <stdexcept>
#include <vector>

extern "C" int memcmp(const void*, const void*, unsigned long) { return 0; }
extern "C" long write(int, const void*, unsigned long) { return -1; }
extern "C" int clock_gettime(int, void*) { return 0; }

double matrix_trace(const std::vector<std::vector<double>>& a) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
