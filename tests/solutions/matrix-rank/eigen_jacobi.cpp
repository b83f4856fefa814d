// expect: accepted
// flags: -I/usr/include/eigen3
// Eigen's JacobiSVD, with the tolerance of the definition; argument by value, returns a long.
#include <Eigen/SVD>
#include <algorithm>
#include <limits>
#include <stdexcept>
#include <vector>

auto matrix_rank(std::vector<std::vector<double>> a) -> long {
  if (a.empty()) return 0;
  Eigen::MatrixXd m(static_cast<Eigen::Index>(a.size()), static_cast<Eigen::Index>(a[0].size()));
  Eigen::Index i = 0;
  for (const auto& row : a) {
    if (row.size() != a[0].size()) throw std::invalid_argument("ragged");
    m.row(i++) = Eigen::Map<const Eigen::RowVectorXd>(row.data(), m.cols());
  }
  const Eigen::VectorXd sigma = Eigen::JacobiSVD<Eigen::MatrixXd>(m).singularValues();
  const double size = static_cast<double>(std::max(m.rows(), m.cols()));
  const double tolerance = size * std::numeric_limits<double>::epsilon() * sigma(0);
  return (sigma.array() > tolerance).count();
}
