// expect: wrong-answer
// caught-by: scale
// mistake: Strassen's method: seven products of blocks, stable in norm but not entry by entry
#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

// block (row, column) of the 2 x 2 partition of a square matrix of even size
static Matrix block(const Matrix& a, std::size_t row, std::size_t column) {
  const std::size_t h = a.size() / 2;
  Matrix result(h, std::vector<double>(h));
  for (std::size_t i = 0; i < h; ++i) {
    for (std::size_t j = 0; j < h; ++j) result[i][j] = a[row * h + i][column * h + j];
  }
  return result;
}

static Matrix combine(const Matrix& a, double weight, const Matrix& b) {
  Matrix result = a;
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < a.size(); ++j) result[i][j] += weight * b[i][j];
  }
  return result;
}

static Matrix strassen(const Matrix& a, const Matrix& b) {
  const std::size_t n = a.size(), h = n / 2;
  if (n == 1) return {{a[0][0] * b[0][0]}};
  const Matrix a11 = block(a, 0, 0), a12 = block(a, 0, 1), a21 = block(a, 1, 0), a22 = block(a, 1, 1);
  const Matrix b11 = block(b, 0, 0), b12 = block(b, 0, 1), b21 = block(b, 1, 0), b22 = block(b, 1, 1);
  const Matrix m1 = strassen(combine(a11, 1, a22), combine(b11, 1, b22));
  const Matrix m2 = strassen(combine(a21, 1, a22), b11);
  const Matrix m3 = strassen(a11, combine(b12, -1, b22));
  const Matrix m4 = strassen(a22, combine(b21, -1, b11));
  const Matrix m5 = strassen(combine(a11, 1, a12), b22);
  const Matrix m6 = strassen(combine(a21, -1, a11), combine(b11, 1, b12));
  const Matrix m7 = strassen(combine(a12, -1, a22), combine(b21, 1, b22));
  Matrix c(n, std::vector<double>(n));
  for (std::size_t i = 0; i < h; ++i) {
    for (std::size_t j = 0; j < h; ++j) {
      c[i][j] = m1[i][j] + m4[i][j] - m5[i][j] + m7[i][j];
      c[i][j + h] = m3[i][j] + m5[i][j];
      c[i + h][j] = m2[i][j] + m4[i][j];
      c[i + h][j + h] = m1[i][j] - m2[i][j] + m3[i][j] + m6[i][j];
    }
  }
  return c;
}

Matrix matrix_multiply(const Matrix& a, const Matrix& b) {
  for (const auto& row : a) {
    if (row.size() != b.size()) throw std::invalid_argument("sizes");
  }
  for (const auto& row : b) {
    if (row.size() != b[0].size()) throw std::invalid_argument("ragged");
  }
  if (a.empty()) return {};
  // Classical below 16, as everybody does; above, padded with zeros to a power of two.
  const std::size_t m = a.size(), k = b.size(), n = b[0].size();
  Matrix c(m, std::vector<double>(n));
  if (std::max({m, k, n}) < 16) {
    for (std::size_t i = 0; i < m; ++i) {
      for (std::size_t l = 0; l < k; ++l) {
        for (std::size_t j = 0; j < n; ++j) c[i][j] += a[i][l] * b[l][j];
      }
    }
    return c;
  }
  std::size_t size = 1;
  while (size < std::max({m, k, n})) size *= 2;
  Matrix padded_a(size, std::vector<double>(size)), padded_b = padded_a;
  for (std::size_t i = 0; i < m; ++i) std::copy(a[i].begin(), a[i].end(), padded_a[i].begin());
  for (std::size_t i = 0; i < k; ++i) std::copy(b[i].begin(), b[i].end(), padded_b[i].begin());
  const Matrix product = strassen(padded_a, padded_b);
  for (std::size_t i = 0; i < m; ++i) std::copy_n(product[i].begin(), n, c[i].begin());
  return c;
}
