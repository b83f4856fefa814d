// The singular value decomposition: free in sign and basis, strict in everything else.
#include <gtest/gtest.h>

#include <eigen3/Eigen/SVD>

#include "unit/compare/questions.hpp"

namespace mathjudge::compare {
namespace {

using namespace testing;

struct Thin {
  Matrix u;
  Vector s;
  Matrix vt;
};

Eigen::MatrixXd to_eigen(const Matrix& a) {
  Eigen::MatrixXd result(a.size(), a.front().size());
  for (Eigen::Index i = 0; i < result.rows(); ++i)
    for (Eigen::Index j = 0; j < result.cols(); ++j)
      result(i, j) = a[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
  return result;
}

Matrix from_eigen(const Eigen::MatrixXd& a) {
  Matrix result(static_cast<std::size_t>(a.rows()), Vector(static_cast<std::size_t>(a.cols())));
  for (Eigen::Index i = 0; i < a.rows(); ++i)
    for (Eigen::Index j = 0; j < a.cols(); ++j)
      result[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)] = a(i, j);
  return result;
}

template <class Solver>
Thin decompose(const Matrix& a) {
  const Solver svd(to_eigen(a), Eigen::ComputeThinU | Eigen::ComputeThinV);
  const Eigen::VectorXd s = svd.singularValues();
  return {from_eigen(svd.matrixU()), Vector(s.data(), s.data() + s.size()),
          from_eigen(svd.matrixV().transpose())};
}

/// One-sided Jacobi in double: another correct algorithm, with other signs. For full column rank.
Thin one_sided_jacobi(const Matrix& a) {
  Eigen::MatrixXd w = to_eigen(a);
  const Eigen::Index n = w.cols();
  Eigen::MatrixXd v = Eigen::MatrixXd::Identity(n, n);
  for (int sweep = 0; sweep < 30; ++sweep)
    for (Eigen::Index p = 0; p < n; ++p)
      for (Eigen::Index q = p + 1; q < n; ++q) {
        const double off = w.col(p).dot(w.col(q));
        if (std::abs(off) <= 1e-16 * w.col(p).norm() * w.col(q).norm()) continue;
        const double zeta = (w.col(q).squaredNorm() - w.col(p).squaredNorm()) / (2 * off);
        const double t = std::copysign(1.0, zeta) / (std::abs(zeta) + std::hypot(1.0, zeta));
        const double c = 1 / std::hypot(1.0, t), s = c * t;
        for (Eigen::MatrixXd* m : {&w, &v}) {
          const Eigen::VectorXd old = m->col(p);
          m->col(p) = c * old - s * m->col(q);
          m->col(q) = s * old + c * m->col(q);
        }
      }
  std::vector<Eigen::Index> order(static_cast<std::size_t>(n));
  for (Eigen::Index i = 0; i < n; ++i) order[static_cast<std::size_t>(i)] = i;
  std::sort(order.begin(), order.end(), [&](auto i, auto j) { return w.col(i).norm() > w.col(j).norm(); });
  Thin result{Matrix(a.size(), Vector(order.size())), Vector(order.size()), Matrix(order.size())};
  for (std::size_t k = 0; k < order.size(); ++k) {
    const Eigen::VectorXd column = w.col(order[k]);
    result.s[k] = column.norm();
    for (std::size_t i = 0; i < a.size(); ++i)
      result.u[i][k] = column(static_cast<Eigen::Index>(i)) / result.s[k];
    for (Eigen::Index j = 0; j < n; ++j) result.vt[k].push_back(v(j, order[k]));
  }
  return result;
}

/// V and sigma^2 from the eigenvectors of A'A, U as A v / sigma: what must be rejected.
Thin by_normal_equations(const Matrix& a) {
  const Eigen::MatrixXd m = to_eigen(a);
  const Eigen::JacobiSVD<Eigen::MatrixXd> gram(m.transpose() * m, Eigen::ComputeThinU | Eigen::ComputeThinV);
  const Eigen::VectorXd s = gram.singularValues().cwiseSqrt();
  const Eigen::MatrixXd u = m * gram.matrixV() * s.cwiseInverse().asDiagonal();
  return {from_eigen(u), Vector(s.data(), s.data() + s.size()), from_eigen(gram.matrixV().transpose())};
}

/// U diag(sigma) V' with singular values from 1 to 1/condition.
Matrix conditioned(std::size_t rows, std::size_t columns, double condition, std::uint64_t seed) {
  Thin f = decompose<Eigen::JacobiSVD<Eigen::MatrixXd>>(random_matrix(rows, columns, seed));
  const std::size_t r = f.s.size();
  for (std::size_t i = 0; i < rows; ++i)
    for (std::size_t k = 0; k < r; ++k)
      f.u[i][k] *= std::pow(condition, -static_cast<double>(k) / static_cast<double>(r - 1));
  return multiplied(f.u, f.vt);
}

Measurements judge(const Matrix& a, const Thin& f) {
  Asked asked(
      residual({"reconstruction", "orthogonal_u", "orthogonal_vt", "sorted_nonnegative", "singular_values"},
               100),
      {{"u", Type::Matrix}, {"s", Type::Vector}, {"vt", Type::Matrix}});
  return asked.with("a", Type::Matrix, a).judge({f.u, f.s, f.vt});
}

const Check* failed(const Measurements& measured, const std::string& formula) {
  for (const Check& check : measured.checks)
    if (!check.passed() && mentions(check.formula, formula)) return &check;
  return nullptr;
}

using Jacobi = Eigen::JacobiSVD<Eigen::MatrixXd>;
using DivideAndConquer = Eigen::BDCSVD<Eigen::MatrixXd>;

TEST(Svd, AcceptsIndependentAlgorithmsWithAMarginOfTen) {
  for (const auto& [rows, columns] : {std::pair{1u, 1u}, std::pair{5u, 5u}, std::pair{9u, 4u},
                                      std::pair{4u, 9u}, std::pair{40u, 30u}, std::pair{64u, 64u}})
    for (const double condition : {1.0, 1e4, 1e10, 1e16}) {
      const Matrix a =
          std::min(rows, columns) > 1 ? conditioned(rows, columns, condition, rows + columns) : Matrix{{-3}};
      EXPECT_LT(judge(a, decompose<Jacobi>(a)).worst_ratio(), 0.1)
          << rows << "x" << columns << " " << condition;
      EXPECT_LT(judge(a, decompose<DivideAndConquer>(a)).worst_ratio(), 0.1) << rows << "x" << columns;
      if (rows < columns || condition > 1e10) continue;
      EXPECT_LT(judge(a, one_sided_jacobi(a)).worst_ratio(), 0.1) << rows << "x" << columns;
    }
}

TEST(Svd, AcceptsRankDeficiencyZeroAndExtremeScales) {
  const Matrix rank_two = multiplied(random_matrix(5, 2, 1), random_matrix(2, 5, 2));
  EXPECT_TRUE(judge(rank_two, decompose<Jacobi>(rank_two)).passed());
  const Matrix zero(3, Vector(2));
  EXPECT_TRUE(judge(zero, decompose<Jacobi>(zero)).passed());
  EXPECT_TRUE(judge({}, {{}, {}, {}}).passed());
  for (const double scale : {1e-300, 1e-100, 1e100, 1e300}) {
    const Matrix a = times(random_matrix(6, 4, 3), scale);
    EXPECT_TRUE(judge(a, decompose<Jacobi>(a)).passed()) << scale;
  }
}

TEST(Svd, LeavesSignsAndBasesFree) {
  const Matrix a = random_matrix(5, 3, 4);
  Thin f = decompose<Jacobi>(a);
  for (Vector& row : f.u) row[1] = -row[1];
  for (double& entry : f.vt[1]) entry = -entry;
  EXPECT_TRUE(judge(a, f).passed());
  // Any basis of the identity's single singular space, such as a rotation.
  const double c = std::cos(1.0), s = std::sin(1.0);
  EXPECT_TRUE(judge({{1, 0}, {0, 1}}, {{{c, -s}, {s, c}}, {1, 1}, {{c, s}, {-s, c}}}).passed());
}

TEST(Svd, RejectsOneBeyondEachThresholdAndAcceptsOneBelow) {
  const Matrix a = random_matrix(6, 4, 5);
  const Thin right = decompose<Jacobi>(a);
  const double unit = 6 * kEpsilon;  // N eps
  Thin below = right, above = right;
  below.s[0] *= 1 + 95 * unit;
  above.s[0] *= 1 + 105 * unit;
  EXPECT_TRUE(judge(a, below).passed());
  EXPECT_TRUE(failed(judge(a, above), "sigma_1"));
  EXPECT_FALSE(failed(judge(a, above), "U'U"));
  // Scaling u_0 by 1 + d changes U'U - I by 2 d.
  below = above = right;
  for (Vector& row : below.u) row[0] *= 1 + 47 * unit;
  for (Vector& row : above.u) row[0] *= 1 + 53 * unit;
  EXPECT_TRUE(judge(a, below).passed());
  EXPECT_TRUE(failed(judge(a, above), "U'U"));
  below = above = right;
  for (double& entry : below.vt[0]) entry *= 1 + 47 * unit;
  for (double& entry : above.vt[0]) entry *= 1 + 53 * unit;
  EXPECT_TRUE(judge(a, below).passed());
  EXPECT_TRUE(failed(judge(a, above), "Vt Vt'"));
  EXPECT_FALSE(failed(judge(a, above), "U'U"));
}

TEST(Svd, RejectsTheGramMatrixByOrthogonalityAndSaysWhy) {
  for (const double condition : {1e4, 1e6}) {
    const Matrix a = conditioned(8, 6, condition, 6);
    const Measurements measured = judge(a, by_normal_equations(a));
    const Check* check = failed(measured, "U'U");
    ASSERT_TRUE(check);
    EXPECT_GT(check->measured, 100 * check->threshold);
    EXPECT_FALSE(failed(measured, "A - U diag(s) Vt")) << "the reconstruction is perfect";
    EXPECT_TRUE(mentions(check->teaches, "squares the condition number"));
    EXPECT_GT(*measured.digits_lost, 4);
  }
}

TEST(Svd, RecognisesTheGramMatrixByItsSmallSingularValues) {
  const Matrix a = conditioned(8, 6, 1e12, 6);
  const Measurements measured = judge(a, by_normal_equations(a));
  EXPECT_FALSE(measured.passed());
  EXPECT_TRUE(mentions(all_lessons(measured), "about sqrt(eps) sigma_1")) << all_lessons(measured);
}

TEST(Svd, TellsTheSizeOfSinglePrecision) {
  const Matrix a = random_matrix(5, 4, 6);
  Thin f = decompose<Jacobi>(a);
  for (Matrix* m : {&f.u, &f.vt})
    for (Vector& row : *m)
      for (double& entry : row) entry = static_cast<double>(static_cast<float>(entry));
  for (double& value : f.s) value = static_cast<double>(static_cast<float>(value));
  EXPECT_TRUE(mentions(all_lessons(judge(a, f)), "single precision"));
}

TEST(Svd, RejectsDivisionByAZeroSingularValue) {
  const Matrix a{{1, 0}, {0, 0}};
  const Measurements nan = judge(a, {{{1, kNaN}, {0, kNaN}}, {1, 0}, {{1, 0}, {0, 1}}});
  EXPECT_FALSE(nan.passed());
  EXPECT_EQ(nan.extent.not_finite, 2u);
  const Measurements zeros = judge(a, {{{1, 0}, {0, 0}}, {1, 0}, {{1, 0}, {0, 1}}});
  EXPECT_TRUE(mentions(failed(zeros, "U'U")->teaches, "complete the basis"));
}

TEST(Svd, RejectsUnsortedAndNegativeValues) {
  const Matrix a{{1, 0}, {0, 2}};
  EXPECT_TRUE(judge(a, {{{0, 1}, {1, 0}}, {2, 1}, {{0, 1}, {1, 0}}}).passed());
  const Measurements unsorted = judge(a, {{{1, 0}, {0, 1}}, {1, 2}, {{1, 0}, {0, 1}}});
  EXPECT_TRUE(failed(unsorted, "larger than the one before"));
  EXPECT_EQ(unsorted.pattern, "a right decomposition in another order than largest first");
  const Measurements negative = judge(a, {{{0, -1}, {1, 0}}, {2, -1}, {{0, 1}, {1, 0}}});
  EXPECT_TRUE(failed(negative, "negative"));
  EXPECT_EQ(negative.pattern,
            "a right decomposition with the sign in the singular values instead of the vectors");
  EXPECT_TRUE(judge({{1, 0}, {0, 0}}, {{{1, 0}, {0, 1}}, {1, -0.0}, {{1, 0}, {0, 1}}}).passed());
}

TEST(Svd, NamesTheSlipWhenItIsTheOnlyOne) {
  const Matrix square = random_matrix(4, 4, 7), tall = random_matrix(5, 3, 8);
  Thin f = decompose<Jacobi>(square);
  f.vt = transposed(f.vt);
  EXPECT_EQ(judge(square, f).pattern, "a right decomposition whose third part is V instead of its transpose");
  f = decompose<Jacobi>(square);
  f.u = transposed(f.u);
  EXPECT_EQ(judge(square, f).pattern, "a right decomposition whose first part is the transpose of U");
  f = decompose<Jacobi>(tall);
  EXPECT_EQ(judge(transposed(tall), f).pattern, "a right decomposition of the transpose of A");
  for (Vector& row : f.u) row[2] = -row[2];
  EXPECT_EQ(judge(tall, f).pattern,
            "a right decomposition but for signs: columns of U and rows of Vt that do not belong together");
  EXPECT_TRUE(mentions(all_lessons(judge(tall, f)), "do not belong together"));
  f = decompose<Jacobi>(tall);
  for (double& value : f.s) value *= value;
  EXPECT_EQ(judge(tall, f).pattern,
            "a right decomposition with sigma^2, the eigenvalues of A'A, in place of sigma");
  const Eigen::JacobiSVD<Eigen::MatrixXd> full(to_eigen(tall), Eigen::ComputeFullU | Eigen::ComputeFullV);
  f.u = from_eigen(full.matrixU());
  f.s = decompose<Jacobi>(tall).s;
  f.vt = from_eigen(full.matrixV().transpose());
  const Measurements fat = judge(tall, f);
  EXPECT_EQ(fat.pattern, "a right decomposition of full instead of thin shape");
  EXPECT_EQ(fat.extent.shape_got, "5x5");
  EXPECT_EQ(fat.extent.shape_want, "5x3");
  f = decompose<Jacobi>(tall);
  f.vt[0][0] += 1e-6;
  EXPECT_EQ(judge(tall, f).pattern, "");
}

TEST(Svd, RejectsWrongShapesRaggedAndMissingParts) {
  const Matrix a = random_matrix(3, 2, 9);
  const Thin f = decompose<Jacobi>(a);
  EXPECT_FALSE(judge(a, {{}, {}, {}}).passed());
  EXPECT_FALSE(judge(a, {f.u, {f.s[0]}, f.vt}).passed());
  EXPECT_FALSE(judge(a, {{{1, 0}, {0}, {0, 1}}, f.s, f.vt}).passed());
  Asked asked(residual({"reconstruction"}, 100),
              {{"u", Type::Matrix}, {"s", Type::Vector}, {"vt", Type::Matrix}});
  EXPECT_FALSE(asked.with("a", Type::Matrix, a).accepts({f.u}));
}

}  // namespace
}  // namespace mathjudge::compare
