// expect: accepted
// flags: -I/usr/include/eigen3
// Eigen's solver for general real matrices behind the contract.

#include <Eigen/Eigenvalues>
#include <stdexcept>
#include <utility>
#include <vector>

using Vector = std::vector<double>;

std::pair<double, Vector> power_iteration(const std::vector<Vector>& a, int, double) {
  const auto n = static_cast<Eigen::Index>(a.size());
  Eigen::MatrixXd m(n, n);
  for (Eigen::Index i = 0; i < n; ++i) {
    const Vector& row = a[static_cast<std::size_t>(i)];
    if (row.size() != a.size()) throw std::invalid_argument("not square");
    for (Eigen::Index j = 0; j < n; ++j) m(i, j) = row[static_cast<std::size_t>(j)];
  }
  const double scale = m.cwiseAbs().maxCoeff();
  if (scale > 0) m /= scale;
  const Eigen::EigenSolver<Eigen::MatrixXd> solver(m);
  Eigen::Index dominant = 0;
  solver.eigenvalues().cwiseAbs().maxCoeff(&dominant);
  const Eigen::VectorXd v = solver.eigenvectors().col(dominant).real().normalized();
  return {solver.eigenvalues()(dominant).real() * scale, Vector(v.data(), v.data() + n)};
}
