// expect: runtime-error|memory-limit|wrong-answer
// problem: matrix-transpose
// what: returns eight gigabytes
#include <stdexcept>
#include <vector>

std::vector<std::vector<double>> matrix_transpose(const std::vector<std::vector<double>>&) {
  return std::vector<std::vector<double>>(1 << 10, std::vector<double>(1 << 20));
}
