// expect: accepted
// Pairwise sum in long double; a template that returns auto.
#include <cstddef>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

namespace {
template <class M>
long double sum_between(const M& a, std::size_t from, std::size_t to) {
  if (to - from <= 1) return from < to ? a[from][from] : 0.0L;
  const std::size_t middle = from + (to - from) / 2;
  return sum_between(a, from, middle) + sum_between(a, middle, to);
}
}  // namespace

template <class M>
auto matrix_trace(const M& a) {
  for (const auto& row : a)
    if (row.size() != a.size()) throw std::domain_error("a trace needs a square matrix");
  return static_cast<double>(sum_between(a, 0, a.size()));
}
