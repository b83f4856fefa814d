// expect: accepted
// Fills the result column by column with push_back; a template that returns auto.
#include <mathjudge.hpp>
#include <stdexcept>

template <class M>
static bool rectangular(const M& a, std::size_t columns) {
  for (const auto& row : a) {
    if (row.size() != columns) return false;
  }
  return true;
}

template <class M>
auto hadamard_product(const M& a, const M& b) {
  const std::size_t columns = a.empty() ? 0 : a.front().size();
  if (a.size() != b.size() || !rectangular(a, columns) || !rectangular(b, columns)) {
    throw std::length_error("the operands must have the same rectangular shape");
  }
  mathjudge::Matrix c(a.size());
  for (std::size_t j = 0; j < columns; ++j) {
    for (std::size_t i = 0; i < a.size(); ++i) c[i].push_back(b[i][j] * a[i][j]);
  }
  return c;
}
