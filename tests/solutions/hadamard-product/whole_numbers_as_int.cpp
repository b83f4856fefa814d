// expect: wrong-answer
// caught-by: ill-conditioned
// mistake: multiplies whole numbers as 32-bit integers, which wrap around

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

static bool is_int(double x) { return std::abs(x) < 2147483648.0 && x == std::floor(x) && x != 0; }

static double times(double x, double y) {
  if (!is_int(x) || !is_int(y)) return x * y;
  return static_cast<std::int32_t>(static_cast<std::uint32_t>(static_cast<std::int32_t>(x)) *
                                   static_cast<std::uint32_t>(static_cast<std::int32_t>(y)));
}

static void require_same_shape(const Matrix& a, const Matrix& b) {
  if (a.size() != b.size()) throw std::invalid_argument("hadamard_product: numbers of rows differ");
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a[0].size()) throw std::invalid_argument("hadamard_product: ragged matrix");
    if (a[i].size() != b[i].size()) throw std::invalid_argument("hadamard_product: rows differ in length");
  }
}

Matrix hadamard_product(const Matrix& a, const Matrix& b) {
  require_same_shape(a, b);
  Matrix product = a;
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < a[i].size(); ++j) product[i][j] = times(a[i][j], b[i][j]);
  }
  return product;
}
