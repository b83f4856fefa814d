// expect: accepted
// what: a quarter of a gigabyte to stderr
#include <cstdio>
#include <stdexcept>
#include <vector>

double matrix_trace(const std::vector<std::vector<double>>& a) {
  static const std::vector<char> block(1 << 20, 120);
  for (int k = 0; k < 256; ++k) std::fwrite(block.data(), 1, block.size(), stderr);
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
