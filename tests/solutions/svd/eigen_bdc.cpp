// expect: accepted
// flags: -I/usr/include/eigen3
// Eigen's divide-and-conquer SVD behind the contract.

#include <Eigen/SVD>
#include <stdexcept>
#include <tuple>
#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

static Matrix rows_of(const Eigen::MatrixXd& a) {
  Matrix rows(static_cast<std::size_t>(a.rows()), Vector(static_cast<std::size_t>(a.cols())));
  for (Eigen::Index i = 0; i < a.rows(); ++i)
    for (Eigen::Index j = 0; j < a.cols(); ++j)
      rows[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)] = a(i, j);
  return rows;
}

std::tuple<Matrix, Vector, Matrix> svd(const Matrix& a) {
  if (a.empty()) return {};
  const auto m = static_cast<Eigen::Index>(a.size()), n = static_cast<Eigen::Index>(a[0].size());
  Eigen::MatrixXd x(m, n);
  for (Eigen::Index i = 0; i < m; ++i) {
    const Vector& row = a[static_cast<std::size_t>(i)];
    if (row.size() != a[0].size()) throw std::invalid_argument("ragged matrix");
    for (Eigen::Index j = 0; j < n; ++j) x(i, j) = row[static_cast<std::size_t>(j)];
  }
  const Eigen::BDCSVD<Eigen::MatrixXd> decomposition(x, Eigen::ComputeThinU | Eigen::ComputeThinV);
  const Eigen::VectorXd s = decomposition.singularValues();
  return {rows_of(decomposition.matrixU()), Vector(s.data(), s.data() + s.size()),
          rows_of(decomposition.matrixV().transpose())};
}
