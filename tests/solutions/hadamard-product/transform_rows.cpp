// expect: accepted
// std::transform row by row into the second operand, taken by value; plain types, trailing return type.
#include <algorithm>
#include <functional>
#include <stdexcept>
#include <vector>

auto hadamard_product(const std::vector<std::vector<double>>& a, std::vector<std::vector<double>> b)
    -> std::vector<std::vector<double>> {
  if (a.size() != b.size()) throw std::invalid_argument("different numbers of rows");
  for (std::size_t i = a.size(); i-- > 0;) {
    if (a[i].size() != a.back().size() || b[i].size() != a.back().size())
      throw std::invalid_argument("row lengths");
    std::transform(b[i].begin(), b[i].end(), a[i].begin(), b[i].begin(), std::multiplies<>());
  }
  return b;
}
