// expect: accepted
// Divides the longest of the three sizes in two until one product is left: cache-oblivious, pairwise sums.
#include <mathjudge.hpp>
#include <stdexcept>

using namespace mathjudge;

namespace {

struct Range {
  std::size_t from, to;
  std::size_t size() const { return to - from; }
  Range lower() const { return {from, from + size() / 2}; }
  Range upper() const { return {from + size() / 2, to}; }
};

void add_product(const Matrix& a, const Matrix& b, Matrix& c, Range rows, Range inner, Range columns) {
  if (rows.size() == 0 || inner.size() == 0 || columns.size() == 0) return;
  if (rows.size() == 1 && inner.size() == 1 && columns.size() == 1) {
    c[rows.from][columns.from] += a[rows.from][inner.from] * b[inner.from][columns.from];
  } else if (rows.size() >= inner.size() && rows.size() >= columns.size()) {
    add_product(a, b, c, rows.upper(), inner, columns);
    add_product(a, b, c, rows.lower(), inner, columns);
  } else if (columns.size() >= inner.size()) {
    add_product(a, b, c, rows, inner, columns.upper());
    add_product(a, b, c, rows, inner, columns.lower());
  } else {
    add_product(a, b, c, rows, inner.upper(), columns);
    add_product(a, b, c, rows, inner.lower(), columns);
  }
}

}  // namespace

Matrix matrix_multiply(const Matrix& a, const Matrix& b, bool check = true) {
  if (check) {
    for (const Vector& row : a) {
      if (row.size() != b.size()) throw std::invalid_argument("matrix_multiply: inner sizes differ");
    }
    for (const Vector& row : b) {
      if (row.size() != b.front().size()) throw std::invalid_argument("matrix_multiply: b is ragged");
    }
  }
  const std::size_t n = b.empty() ? 0 : b.front().size();
  Matrix c(a.size(), Vector(n, 0.0));
  add_product(a, b, c, {0, a.size()}, {0, b.size()}, {0, n});
  return c;
}
