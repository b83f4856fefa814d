// expect: wrong-answer
// caught-by: ill-conditioned
// flags: -I/usr/include/eigen3
// mistake: covariance as E[xx'] - mean mean': all digits cancel when the mean is large

#include <Eigen/Eigenvalues>
#include <algorithm>
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

std::tuple<Matrix, Vector, Matrix> pca(const Matrix& data, int k) {
  if (data.size() < 2) throw std::invalid_argument("too few samples");
  const auto n = static_cast<Eigen::Index>(data.size()), d = static_cast<Eigen::Index>(data[0].size());
  if (k > d) throw std::invalid_argument("too many components");
  Eigen::MatrixXd x(n, d);
  for (Eigen::Index i = 0; i < n; ++i) {
    const Vector& row = data[static_cast<std::size_t>(i)];
    if (row.size() != data[0].size()) throw std::invalid_argument("ragged data");
    for (Eigen::Index j = 0; j < d; ++j) x(i, j) = row[static_cast<std::size_t>(j)];
  }
  const double scale = std::max(x.cwiseAbs().maxCoeff(), 1e-300);
  x /= scale;
  const Eigen::VectorXd mean = x.colwise().mean();
  const double count = static_cast<double>(n);
  const Eigen::MatrixXd covariance =
      (x.transpose() * x / count - mean * mean.transpose()) * (count / (count - 1));
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(covariance);
  const Eigen::MatrixXd v = solver.eigenvectors().rowwise().reverse().leftCols(k);
  const Eigen::VectorXd variances = scale * (scale * solver.eigenvalues().reverse().head(k));
  const Eigen::MatrixXd y = x.rowwise() - mean.transpose();
  return {rows_of(v.transpose()), Vector(variances.data(), variances.data() + k), rows_of(scale * (y * v))};
}
