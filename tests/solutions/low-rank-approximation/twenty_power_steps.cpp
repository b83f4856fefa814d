// expect: wrong-answer
// caught-by: structure, random
// flags: -I/usr/include/eigen3
// mistake: subspace iteration with twenty steps: neighbouring singular values are still mixed

#include <Eigen/QR>
#include <algorithm>
#include <cstdlib>
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
  const Eigen::Index r = std::min<Eigen::Index>(k, std::min(m, n));
  std::srand(1);
  Eigen::MatrixXd q = Eigen::MatrixXd::Random(m, r);
  for (int step = 0; step < 20; ++step) {
    const Eigen::MatrixXd sample = x * (x.transpose() * q);
    q = Eigen::HouseholderQR<Eigen::MatrixXd>(sample).householderQ() * Eigen::MatrixXd::Identity(m, r);
  }
  const Eigen::MatrixXd y = scale * q * (q.transpose() * x);
  Matrix result(a.size(), Vector(a[0].size()));
  for (Eigen::Index i = 0; i < m; ++i)
    for (Eigen::Index j = 0; j < n; ++j)
      result[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)] = y(i, j);
  return result;
}
