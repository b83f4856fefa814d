// expect: wrong-answer
// caught-by: error
// mistake: compares the numbers of entries and walks both operands flat
#include <cstddef>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

Matrix hadamard_product(const Matrix& a, const Matrix& b) {
  std::vector<double> flat_a, flat_b;
  for (const auto& row : a) flat_a.insert(flat_a.end(), row.begin(), row.end());
  for (const auto& row : b) flat_b.insert(flat_b.end(), row.begin(), row.end());
  if (flat_a.size() != flat_b.size()) throw std::invalid_argument("sizes differ");
  Matrix c = a;
  std::size_t k = 0;
  for (auto& row : c) {
    for (double& x : row) x *= flat_b[k++];
  }
  return c;
}
