// expect: accepted
// flags: -I/usr/include/eigen3
// All n equations and the sum, n + 1 in n unknowns, in the least-squares sense by Eigen's pivoted Householder
// QR.

#include <Eigen/QR>
#include <stdexcept>
#include <vector>

std::vector<double> stationary_distribution(const std::vector<std::vector<double>>& transition) {
  const auto n = static_cast<Eigen::Index>(transition.size());
  Eigen::MatrixXd p(n, n);
  for (Eigen::Index i = 0; i < n; ++i) {
    const std::vector<double>& row = transition[static_cast<std::size_t>(i)];
    if (static_cast<Eigen::Index>(row.size()) != n) throw std::invalid_argument("square");
    p.row(i) = Eigen::Map<const Eigen::RowVectorXd>(row.data(), n);
  }
  if ((p.array() < 0).any() || ((p.rowwise().sum().array() - 1).abs() > 1e-7).any())
    throw std::invalid_argument("rows");
  Eigen::MatrixXd equations(n + 1, n);
  equations << p.transpose() - Eigen::MatrixXd::Identity(n, n), Eigen::RowVectorXd::Ones(n);
  Eigen::ColPivHouseholderQR<Eigen::MatrixXd> qr;
  qr.setThreshold(0);  // full rank, however small the last pivot is
  qr.compute(equations);
  const Eigen::VectorXd pi = qr.solve(Eigen::VectorXd::Unit(n + 1, n));
  return {pi.begin(), pi.end()};
}
