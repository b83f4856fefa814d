// expect: accepted
// Householder QR with column pivoting, then one-sided Jacobi on the rows of R: the preconditioned Jacobi SVD.
#include <algorithm>
#include <cmath>
#include <mathjudge.hpp>
#include <numeric>
#include <stdexcept>

using mathjudge::Matrix;
using mathjudge::Vector;

namespace {

double norm(const Vector& x, std::size_t from = 0) {
  double result = 0;
  for (std::size_t i = from; i < x.size(); ++i) result = std::hypot(result, x[i]);
  return result;
}

// Columns in, rows of R out.
Matrix triangular_factor(Matrix columns) {
  const std::size_t n = columns.size(), m = columns[0].size();
  for (std::size_t k = 0; k < std::min(m, n); ++k) {
    const auto longer = [k](const Vector& x, const Vector& y) { return norm(x, k) < norm(y, k); };
    std::iter_swap(columns.begin() + static_cast<std::ptrdiff_t>(k),
                   std::max_element(columns.begin() + static_cast<std::ptrdiff_t>(k), columns.end(), longer));
    Vector v = columns[k];
    std::fill_n(v.begin(), k, 0.0);
    v[k] += std::copysign(norm(v), v[k]);
    const double length = norm(v);
    if (length == 0) break;
    for (double& x : v) x /= length;
    for (Vector& column : columns) {
      const double weight = 2 * std::inner_product(v.begin(), v.end(), column.begin(), 0.0);
      for (std::size_t i = k; i < m; ++i) column[i] -= weight * v[i];
    }
  }
  Matrix rows(std::min(m, n), Vector(n, 0.0));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t j = i; j < n; ++j) rows[i][j] = columns[j][i];
  }
  return rows;
}

bool rotate(Vector& x, Vector& y) {
  const double xy = std::inner_product(x.begin(), x.end(), y.begin(), 0.0), nx = norm(x), ny = norm(y);
  if (std::abs(xy) <= 1e-14 * nx * ny) return false;
  const double angle = 0.5 * std::atan2(2 * xy, (nx - ny) * (nx + ny)), c = std::cos(angle),
               s = std::sin(angle);
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double old = x[i];
    x[i] = c * old + s * y[i];
    y[i] = c * y[i] - s * old;
  }
  return true;
}

}  // namespace

int matrix_rank(const Matrix& a) {
  if (a.empty()) return 0;
  double largest = 0;
  Matrix columns(a[0].size());
  for (const Vector& row : a) {
    if (row.size() != columns.size()) throw std::invalid_argument("ragged");
    for (double x : row) largest = std::max(largest, std::abs(x));
  }
  if (largest == 0) return 0;
  for (const Vector& row : a) {
    for (std::size_t j = 0; j < row.size(); ++j) columns[j].push_back(row[j] / largest);
  }
  Matrix rows = triangular_factor(columns);
  for (int sweep = 0, busy = 1; busy && sweep < 50; ++sweep) {
    busy = 0;
    for (std::size_t p = 0; p < rows.size(); ++p) {
      for (std::size_t q = p + 1; q < rows.size(); ++q) busy |= rotate(rows[p], rows[q]);
    }
  }
  Vector sigma;
  for (const Vector& row : rows) sigma.push_back(norm(row));
  const double size = static_cast<double>(std::max(a.size(), a[0].size()));
  const double tolerance = size * 0x1p-52 * *std::max_element(sigma.begin(), sigma.end());
  return static_cast<int>(std::count_if(sigma.begin(), sigma.end(), [=](double s) { return s > tolerance; }));
}
