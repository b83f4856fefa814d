// The judge's factorisations against 40-digit values from mpmath (tests/oracle/linear_algebra.py), and
// against identities on matrices of every shape.
#include "compare/linear_algebra.hpp"

#include <gtest/gtest.h>

#include "unit/compare/oracle.hpp"
#include "unit/compare/questions.hpp"

namespace mathjudge::compare {
namespace {

using testing::OracleLine;
using testing::read_oracle;

/// One matrix of tests/oracle/linear_algebra.txt.
struct Entry {
  std::string name;
  Dense a, inverse;  ///< the inverse is empty when there is none
  std::vector<long double> sigma;
  long double condition = 0;
};

void append_row(Dense& a, const std::vector<long double>& row) {
  a.entries.insert(a.entries.end(), row.begin(), row.end());
  a.columns = row.size();
  ++a.rows;
}

std::vector<Entry> oracle() {
  std::vector<Entry> entries;
  for (const OracleLine& line : read_oracle("linear_algebra.txt")) {
    if (line.key == "matrix") entries.push_back({line.words.at(0), {}, {}, {}, 0});
    if (line.key == "row") append_row(entries.back().a, line.numbers());
    if (line.key == "inverse_row") append_row(entries.back().inverse, line.numbers());
    if (line.key == "singular_values") entries.back().sigma = line.numbers();
    if (line.key == "condition") entries.back().condition = line.numbers().front();
  }
  return entries;
}

TEST(SingularValues, AgreeWithMpmathToAFewUnitsOfLongDouble) {
  ASSERT_GE(oracle().size(), 18u);
  for (const Entry& entry : oracle()) {
    const auto sigma = singular_values(entry.a);
    ASSERT_EQ(sigma.size(), entry.sigma.size()) << entry.name;
    for (std::size_t i = 0; i < sigma.size(); ++i)
      EXPECT_LE(std::fabs(sigma[i] - entry.sigma[i]), 64 * 0x1p-64L * entry.sigma.front())
          << entry.name << " sigma_" << i;
  }
}

TEST(Inverse, AgreesWithMpmathToWhatTheConditionNumberAllows) {
  int inverted = 0;
  for (const Entry& entry : oracle()) {
    if (entry.inverse.entries.empty()) continue;
    const auto x = inverse(entry.a);
    ASSERT_TRUE(x) << entry.name;
    EXPECT_LE(frobenius_distance(*x, entry.inverse),
              16 * 0x1p-64L * entry.condition * frobenius(entry.inverse))
        << entry.name;
    ++inverted;
  }
  EXPECT_GE(inverted, 8);
}

TEST(Inverse, ExistsWhereRowsHaveWildlyDifferentScales) {
  const Dense a = to_dense({{1e-200, 2e-200}, {3e200, 4e200}});
  const auto x = inverse(a);
  ASSERT_TRUE(x);
  EXPECT_LE(frobenius_distance(multiply(a, *x), identity(2)), 1e-15L);
  EXPECT_NEAR(static_cast<double>(x->at(0, 0) * 1e-200L), -2.0, 1e-15);
}

TEST(Inverse, IsNothingOnlyForAnExactlyZeroPivot) {
  EXPECT_FALSE(inverse(to_dense({{1, 2}, {2, 4}})));
  EXPECT_FALSE(inverse(to_dense({{0, 0}, {1, 1}})));
  EXPECT_TRUE(inverse(to_dense({{0, 1}, {1, 0}})));
  EXPECT_TRUE(inverse(Dense{})->entries.empty());
}

TEST(GrowthWithoutPivoting, TellsWhereEliminationNeedsRowExchanges) {
  EXPECT_TRUE(std::isinf(growth_without_pivoting(to_dense({{0, 1}, {1, 0}}))));
  EXPECT_GT(growth_without_pivoting(to_dense({{1e-20, 1}, {1, 1}})), 9e19L);
  EXPECT_EQ(growth_without_pivoting(to_dense({{4, 1}, {1, 3}})), 1);
}

class Shapes : public ::testing::TestWithParam<std::pair<std::size_t, std::size_t>> {};

TEST_P(Shapes, SingularValuesSatisfyTheTraceAndDeterminantIdentities) {
  const auto [rows, columns] = GetParam();
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const Dense a = to_dense(testing::random_matrix(rows, columns, seed));
    const auto sigma = singular_values(a);
    ASSERT_EQ(sigma.size(), std::min(rows, columns));
    EXPECT_TRUE(std::is_sorted(sigma.rbegin(), sigma.rend()));
    EXPECT_GE(sigma.back(), 0);
    long double squares = 0;
    for (const long double value : sigma) squares += value * value;
    EXPECT_NEAR(static_cast<double>(squares / (frobenius(a) * frobenius(a))), 1, 1e-17);
    const auto of_transpose = singular_values(transpose(a));
    for (std::size_t i = 0; i < sigma.size(); ++i)
      EXPECT_LE(std::fabs(sigma[i] - of_transpose[i]), 1e-17L * sigma.front());
    if (rows != columns) continue;
    const auto x = inverse(a);
    long double inverse_squares = 0;
    for (const long double value : sigma) inverse_squares += 1 / (value * value);
    const long double norm = frobenius(*x);
    EXPECT_LE(std::fabs(inverse_squares / (norm * norm) - 1), 1e-16L * sigma.front() / sigma.back());
  }
}
INSTANTIATE_TEST_SUITE_P(Sizes, Shapes,
                         ::testing::Values(std::pair{1u, 1u}, std::pair{2u, 2u}, std::pair{3u, 3u},
                                           std::pair{1u, 9u}, std::pair{9u, 1u}, std::pair{7u, 4u},
                                           std::pair{4u, 7u}, std::pair{17u, 16u}, std::pair{33u, 33u},
                                           std::pair{60u, 64u}));

TEST(SingularValues, OfBidiagonalMatricesAreRelativelyAccurate) {
  // Kahan's example: unit upper bidiagonal times a grading; det = product of the values is known exactly.
  const std::vector<long double> d{1, 1e-10L, 1e-20L, 1e-30L}, e{1, 1e-10L, 1e-20L};
  const auto sigma = bidiagonal_singular_values(d, e);
  long double product = 1;
  for (const long double value : sigma) product *= value;
  EXPECT_NEAR(static_cast<double>(product / 1e-60L), 1, 1e-17);
  EXPECT_NEAR(static_cast<double>(sigma.back() / 1e-30L), 1 / std::sqrt(2.0), 0.5);
}

TEST(SingularValues, SurviveZerosOnTheDiagonalAndBlocks) {
  const auto sigma = bidiagonal_singular_values({1, 0, 3, 0}, {2, 4, 5});
  EXPECT_EQ(sigma.back(), 0);
  EXPECT_EQ(bidiagonal_singular_values({3, 4}, {0}), (std::vector<long double>{4, 3}));
  EXPECT_EQ(bidiagonal_singular_values({-2}, {}), (std::vector<long double>{2}));
  EXPECT_TRUE(singular_values(Dense{}).empty());
}

TEST(SingularValues, ConvergeForManyRandomBidiagonals) {
  values::Random random(7);
  for (int trial = 0; trial < 300; ++trial) {
    const std::size_t n = 2 + random.below(20);
    std::vector<long double> d(n), e(n - 1);
    const double spread = random.uniform(0, 60);
    for (long double& value : d)
      value = random.below(12) == 0 ? 0 : std::pow(2.0L, random.uniform(-spread, spread));
    for (long double& value : e)
      value = random.below(12) == 0 ? 0 : std::pow(2.0L, random.uniform(-spread, spread));
    long double squares = 0;
    for (const long double value : d) squares += value * value;
    for (const long double value : e) squares += value * value;
    const auto sigma = bidiagonal_singular_values(d, e);
    long double sum = 0;
    for (const long double value : sigma) sum += value * value;
    ASSERT_LE(std::fabs(sum / squares - 1), 1e-16L) << trial;
    // The same matrix as a dense one, its columns and rows reversed, goes through other sweeps.
    Dense dense(n, n);
    for (std::size_t i = 0; i < n; ++i) {
      dense.at(n - 1 - i, n - 1 - i) = d[i];
      if (i + 1 < n) dense.at(n - 1 - i, n - 2 - i) = e[i];
    }
    const auto again = singular_values(dense);
    for (std::size_t i = 0; i < n; ++i)
      ASSERT_LE(std::fabs(sigma[i] - again[i]), 1e-16L * sigma.front()) << trial;
  }
}

TEST(SymmetricEigenvalues, OfKnownMatrices) {
  const auto saddle = symmetric_eigenvalues(to_dense({{2, 0}, {0, -2}}));
  EXPECT_EQ(saddle, (std::vector<long double>{-2, 2}));
  const auto chain = symmetric_eigenvalues(to_dense({{2, -1, 0}, {-1, 2, -1}, {0, -1, 2}}));
  EXPECT_NEAR(static_cast<double>(chain[0]), 2 - std::sqrt(2.0), 1e-15);
  EXPECT_NEAR(static_cast<double>(chain[1]), 2, 1e-15);
  EXPECT_NEAR(static_cast<double>(chain[2]), 2 + std::sqrt(2.0), 1e-15);
  const auto scaled = symmetric_eigenvalues(to_dense({{2e-200, -1e-200}, {-1e-200, 2e-200}}));
  EXPECT_NEAR(static_cast<double>(scaled[0] * 1e200L), 1, 1e-15);
}

TEST(Dense, DepartureFromOrthonormalColumns) {
  EXPECT_EQ(departure_from_orthonormal_columns(identity(4)), 0);
  EXPECT_EQ(departure_from_orthonormal_columns(to_dense({{1, 1}, {0, 0}})), std::sqrt(2.0L));
  EXPECT_EQ(departure_from_orthonormal_columns(to_dense({{2}, {0}})), 3);
}

TEST(Dense, ProductWithMagnitudeSumsAbsoluteTerms) {
  const auto result = multiply_with_magnitude(to_dense({{1, -2, 3}}), to_dense({{1}, {1}, {1}}));
  EXPECT_EQ(result.product.entries, (std::vector<long double>{2}));
  EXPECT_EQ(result.magnitude.entries, (std::vector<long double>{6}));
}

}  // namespace
}  // namespace mathjudge::compare
