// expect: memory-limit
// what: fills memory
#include <stdexcept>
#include <vector>

double matrix_trace(const std::vector<std::vector<double>>& a) {
  std::vector<std::vector<char>> hoard;
  for (;;) hoard.emplace_back(1 << 20, 1);
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
