// expect: memory-limit
// what: two gigabytes of zeros
#include <stdexcept>
#include <vector>

char zeros[2ull << 30];
char* volatile keep = zeros;

double matrix_trace(const std::vector<std::vector<double>>& a) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
