// expect: accepted
// flags: -I/usr/include/eigen3
// From the other end: A minus its smallest terms, by Eigen's two-sided Jacobi SVD.

#include <Eigen/SVD>
#include <algorithm>
#include <stdexcept>
#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

Matrix low_rank_approximation(const Matrix& a, int k) {
  if (k < 0) throw std::invalid_argument("negative rank");
  for (const Vector& row : a)
    if (row.size() != a[0].size()) throw std::invalid_argument("ragged matrix");
  if (a.empty()) return {};
  const auto m = static_cast<Eigen::Index>(a.size()), n = static_cast<Eigen::Index>(a[0].size());
  Eigen::MatrixXd x(m, n);
  for (Eigen::Index i = 0; i < m; ++i)
    for (Eigen::Index j = 0; j < n; ++j)
      x(i, j) = a[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
  const double scale = std::max(x.cwiseAbs().maxCoeff(), 1e-300);
  x /= scale;
  const Eigen::Index tail = std::min(m, n) - std::min<Eigen::Index>(k, std::min(m, n));
  const Eigen::JacobiSVD<Eigen::MatrixXd> svd(x, Eigen::ComputeThinU | Eigen::ComputeThinV);
  Eigen::MatrixXd y =
      scale * (x - svd.matrixU().rightCols(tail) * svd.singularValues().tail(tail).asDiagonal() *
                       svd.matrixV().rightCols(tail).transpose());
  if (k == 0) y.setZero();
  Matrix result(a.size(), Vector(a[0].size()));
  for (Eigen::Index i = 0; i < m; ++i)
    for (Eigen::Index j = 0; j < n; ++j)
      result[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)] = y(i, j);
  return result;
}
