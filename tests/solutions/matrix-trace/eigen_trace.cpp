// expect: accepted
// flags: -I/usr/include/eigen3
// Eigen's trace().
#include <Eigen/Core>
#include <stdexcept>
#include <vector>

double matrix_trace(const std::vector<std::vector<double>>& a) {
  const auto n = static_cast<Eigen::Index>(a.size());
  Eigen::MatrixXd m(n, n);
  Eigen::Index i = 0;
  for (const auto& row : a) {
    if (row.size() != a.size()) throw std::invalid_argument("not square");
    m.row(i++) = Eigen::Map<const Eigen::RowVectorXd>(row.data(), n);
  }
  return m.trace();
}
