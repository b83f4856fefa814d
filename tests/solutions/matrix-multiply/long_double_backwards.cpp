// expect: accepted
// A template over the matrix type; sums from the last term to the first in long double.
#include <stdexcept>
#include <vector>

template <class M>
auto matrix_multiply(const M& a, const M& b) {
  const auto width = b.empty() ? 0u : b.front().size();
  for (const auto& row : a)
    if (row.size() != b.size()) throw std::length_error("columns of a, rows of b");
  for (const auto& row : b)
    if (row.size() != width) throw std::length_error("rows of b");
  M c(a.size());
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t j = 0; j < width; ++j) {
      long double sum = 0;
      for (std::size_t l = b.size(); l-- > 0;) sum += static_cast<long double>(a[i][l]) * b[l][j];
      c[i].push_back(static_cast<double>(sum));
    }
  return c;
}
