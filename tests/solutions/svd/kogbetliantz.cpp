// expect: accepted
// Two-sided Jacobi (Kogbetliantz): a tall matrix is padded to a square one, and rotations from both sides
// annihilate the off-diagonal pairs directly; no column norms anywhere. Trailing return type, extra
// parameter.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <stdexcept>
#include <tuple>
#include <vector>

using Table = std::vector<std::vector<double>>;

static void rotate_rows(Table& a, std::size_t p, std::size_t q, double c, double s) {
  for (std::size_t k = 0; k < a[p].size(); ++k) {
    const double x = a[p][k], y = a[q][k];
    a[p][k] = c * x + s * y;
    a[q][k] = c * y - s * x;
  }
}

static void rotate_columns(Table& a, std::size_t p, std::size_t q, double c, double s) {
  for (auto& row : a) {
    const double x = row[p], y = row[q];
    row[p] = c * x + s * y;
    row[q] = c * y - s * x;
  }
}

auto svd(const Table& input, int max_sweeps = 100) -> std::tuple<Table, std::vector<double>, Table> {
  if (input.empty()) return {};
  const std::size_t m = input.size(), n = input[0].size(), r = std::min(m, n), size = std::max(m, n);
  double scale = 0;
  for (const auto& row : input) {
    if (row.size() != n) throw std::invalid_argument("not a matrix");
    for (double x : row) scale = std::max(scale, std::abs(x));
  }
  if (scale == 0) scale = 1;
  // A padded with zeros: the extra singular values are zero and their vectors stay in the padding, once a
  // QR step has moved everything into the leading r x r block. Here by Givens rotations.
  Table a(size, std::vector<double>(size, 0.0)), ut = a, vt = a;
  for (std::size_t i = 0; i < m; ++i)
    for (std::size_t j = 0; j < n; ++j) a[i][j] = input[i][j] / scale;
  for (std::size_t i = 0; i < size; ++i) ut[i][i] = vt[i][i] = 1;
  for (std::size_t k = 0; k < r; ++k) {
    for (std::size_t i = k + 1; m >= n && i < m; ++i) {
      const double h = std::hypot(a[k][k], a[i][k]);
      if (h == 0) continue;
      const double c = a[k][k] / h, s = a[i][k] / h;
      rotate_rows(a, k, i, c, s), rotate_rows(ut, k, i, c, s);
      a[i][k] = 0;
    }
    for (std::size_t j = k + 1; m < n && j < n; ++j) {
      const double h = std::hypot(a[k][k], a[k][j]);
      if (h == 0) continue;
      const double c = a[k][k] / h, s = a[k][j] / h;
      rotate_columns(a, k, j, c, s), rotate_rows(vt, k, j, c, s);
      a[k][j] = 0;
    }
  }
  bool again = true;
  for (int sweep = 0; again && sweep < max_sweeps; ++sweep) {
    again = false;
    double largest = 0;
    for (std::size_t i = 0; i < r; ++i)
      for (std::size_t j = 0; j < r; ++j) largest = std::max(largest, std::abs(a[i][j]));
    for (std::size_t p = 0; p < r; ++p) {
      for (std::size_t q = p + 1; q < r; ++q) {
        if (std::max(std::abs(a[p][q]), std::abs(a[q][p])) <= 1e-16 * largest) continue;
        again = true;
        // First a rotation from the left that makes the 2x2 block symmetric, then a Jacobi rotation.
        const double symmetric = std::atan2(a[q][p] - a[p][q], a[p][p] + a[q][q]);
        rotate_rows(a, p, q, std::cos(symmetric), std::sin(symmetric));
        rotate_rows(ut, p, q, std::cos(symmetric), std::sin(symmetric));
        double angle = 0.5 * std::atan2(a[p][q] + a[q][p], a[p][p] - a[q][q]);
        const double half_pi = 2 * std::atan(1.0);  // the inner rotation, at most 45 degrees
        if (angle > half_pi / 2) angle -= half_pi;
        if (angle < -half_pi / 2) angle += half_pi;
        const double c = std::cos(angle), s = std::sin(angle);
        rotate_rows(a, p, q, c, s), rotate_rows(ut, p, q, c, s);
        rotate_columns(a, p, q, c, s), rotate_rows(vt, p, q, c, s);
      }
    }
  }
  std::vector<std::size_t> order(r);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](auto i, auto j) { return std::abs(a[i][i]) > std::abs(a[j][j]); });
  Table u(m, std::vector<double>(r)), right(r, std::vector<double>(n));
  std::vector<double> s(r);
  for (std::size_t k = 0; k < r; ++k) {
    const std::size_t i = order[k];
    const double sign = a[i][i] < 0 ? -1 : 1;
    s[k] = std::abs(a[i][i]) * scale;
    for (std::size_t j = 0; j < m; ++j) u[j][k] = sign * ut[i][j];
    for (std::size_t j = 0; j < n; ++j) right[k][j] = vt[i][j];
  }
  return {u, s, right};
}
