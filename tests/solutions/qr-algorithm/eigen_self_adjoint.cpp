// expect: accepted
// flags: -I/usr/include/eigen3
// Eigen's symmetric QR behind the contract.

#include <Eigen/Eigenvalues>
#include <stdexcept>
#include <vector>

auto qr_eigenvalues(const std::vector<std::vector<double>>& a) -> std::vector<double> {
  const auto n = static_cast<Eigen::Index>(a.size());
  Eigen::MatrixXd m(n, n);
  for (Eigen::Index i = 0; i < n; ++i) {
    const auto& row = a[static_cast<std::size_t>(i)];
    if (row.size() != a.size()) throw std::invalid_argument("not square");
    for (Eigen::Index j = 0; j < n; ++j) m(i, j) = row[static_cast<std::size_t>(j)];
  }
  if (n == 0) return {};
  if (m != m.transpose()) throw std::invalid_argument("not symmetric");
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(m, Eigen::EigenvaluesOnly);
  const Eigen::VectorXd values = solver.eigenvalues();
  return {values.data(), values.data() + values.size()};
}
