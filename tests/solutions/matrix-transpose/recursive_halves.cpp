// expect: accepted
// Cache-oblivious: halves the longer side until a block is small. A template.
#include <cstddef>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

namespace {
template <class Source, class Target>
void copy_block(const Source& a, Target& t, std::size_t r0, std::size_t r1, std::size_t c0, std::size_t c1) {
  if (r1 - r0 <= 16 && c1 - c0 <= 16) {
    for (std::size_t i = r0; i < r1; ++i)
      for (std::size_t j = c0; j < c1; ++j) t[j][i] = a[i][j];
  } else if (r1 - r0 >= c1 - c0) {
    const std::size_t middle = r0 + (r1 - r0) / 2;
    copy_block(a, t, r0, middle, c0, c1);
    copy_block(a, t, middle, r1, c0, c1);
  } else {
    const std::size_t middle = c0 + (c1 - c0) / 2;
    copy_block(a, t, r0, r1, c0, middle);
    copy_block(a, t, r0, r1, middle, c1);
  }
}
}  // namespace

template <class M = Matrix>
M matrix_transpose(const M& a) {
  if (a.empty()) return M();
  for (const auto& row : a)
    if (row.size() != a.front().size()) throw std::logic_error("rows of different lengths");
  M t(a.front().size(), typename M::value_type(a.size()));
  copy_block(a, t, 0, a.size(), 0, a.front().size());
  return t;
}
