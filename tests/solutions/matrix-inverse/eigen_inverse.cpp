// expect: accepted
// flags: -I/usr/include/eigen3
// Eigen's inverse() (partial pivoting), with the pivots of its LU for the question whether there is one.
#include <Eigen/LU>
#include <stdexcept>
#include <vector>

std::vector<std::vector<double>> matrix_inverse(const std::vector<std::vector<double>>& a) {
  const auto n = static_cast<Eigen::Index>(a.size());
  Eigen::MatrixXd m(n, n);
  for (Eigen::Index i = 0; i < n; ++i) {
    const auto& row = a[static_cast<std::size_t>(i)];
    if (static_cast<Eigen::Index>(row.size()) != n) throw std::invalid_argument("not square");
    m.row(i) = Eigen::Map<const Eigen::RowVectorXd>(row.data(), n);
  }
  if (n == 0) return {};
  const double smallest_pivot = m.partialPivLu().matrixLU().diagonal().cwiseAbs().minCoeff();
  if (!(smallest_pivot > 1e-12 * m.cwiseAbs().maxCoeff())) throw std::domain_error("singular");
  const Eigen::MatrixXd x = m.inverse();
  std::vector<std::vector<double>> result(a.size(), std::vector<double>(a.size()));
  for (Eigen::Index i = 0; i < n; ++i) {
    for (Eigen::Index j = 0; j < n; ++j)
      result[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)] = x(i, j);
  }
  return result;
}
