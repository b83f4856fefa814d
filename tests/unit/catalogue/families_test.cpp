// The named matrices: exact entries against the literature, promises of the random ones, pinned bits.
// A changed bit would change every stored expectation, so pins fail loudly.
#include "catalogue/families.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

namespace mathjudge::catalogue::families {
namespace {

constexpr double kEps = 0x1p-52;

Matrix product(const Matrix& a, const Matrix& b) {
  Matrix c(a.size(), Vector(b[0].size()));
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t k = 0; k < b.size(); ++k) {
      for (std::size_t j = 0; j < b[0].size(); ++j) c[i][j] += a[i][k] * b[k][j];
    }
  }
  return c;
}

Matrix transpose(const Matrix& a) {
  Matrix t(a[0].size(), Vector(a.size()));
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < a[0].size(); ++j) t[j][i] = a[i][j];
  }
  return t;
}

/// Eigenvalues of a symmetric matrix by Jacobi rotations, ascending.
Vector eigenvalues(Matrix a) {
  const std::size_t n = a.size();
  for (int sweep = 0; sweep < 60; ++sweep) {
    for (std::size_t p = 0; p < n; ++p) {
      for (std::size_t q = p + 1; q < n; ++q) {
        if (a[p][q] == 0) continue;
        const double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        const double t = (theta < 0 ? -1 : 1) / (std::abs(theta) + std::hypot(theta, 1.0));
        const double c = 1 / std::hypot(t, 1.0), s = t * c;
        for (std::size_t k = 0; k < n; ++k) {
          const double x = a[k][p], y = a[k][q];
          a[k][p] = c * x - s * y;
          a[k][q] = s * x + c * y;
        }
        for (std::size_t k = 0; k < n; ++k) {
          const double x = a[p][k], y = a[q][k];
          a[p][k] = c * x - s * y;
          a[q][k] = s * x + c * y;
        }
      }
    }
  }
  Vector values;
  for (std::size_t i = 0; i < n; ++i) values.push_back(a[i][i]);
  std::sort(values.begin(), values.end());
  return values;
}

void expect_magic(int n) {
  const Matrix a = magic(n);
  const double line = n * (static_cast<double>(n) * n + 1) / 2;
  std::set<double> entries;
  double diagonal = 0, anti = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    double row = 0, column = 0;
    for (std::size_t j = 0; j < a.size(); ++j) {
      row += a[i][j];
      column += a[j][i];
      entries.insert(a[i][j]);
    }
    EXPECT_EQ(row, line) << "row " << i << " of " << n;
    EXPECT_EQ(column, line) << "column " << i << " of " << n;
    diagonal += a[i][i];
    anti += a[i][a.size() - 1 - i];
  }
  EXPECT_EQ(diagonal, line);
  EXPECT_EQ(anti, line);
  EXPECT_EQ(entries.size(), a.size() * a.size());
  EXPECT_EQ(*entries.begin(), 1);
  EXPECT_EQ(*entries.rbegin(), static_cast<double>(n) * n);
}

TEST(Magic, AddsUpForEveryKindOfOrder) {
  for (const int n : {1, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 18}) expect_magic(n);
}

TEST(Magic, IsTheFamiliarOne) {
  EXPECT_EQ(magic(3), (Matrix{{8, 1, 6}, {3, 5, 7}, {4, 9, 2}}));
  EXPECT_EQ(magic(4), (Matrix{{16, 2, 3, 13}, {5, 11, 10, 8}, {9, 7, 6, 12}, {4, 14, 15, 1}}));
  EXPECT_EQ(magic(6)[0], (Vector{35, 1, 6, 26, 19, 24}));
  EXPECT_EQ(magic(6)[4], (Vector{30, 5, 34, 12, 14, 16}));
}

TEST(Fixed, Entries) {
  EXPECT_EQ(hilbert(3)[1], (Vector{1.0 / 2, 1.0 / 3, 1.0 / 4}));
  EXPECT_EQ(wilkinson(5),
            (Matrix{{2, 1, 0, 0, 0}, {1, 1, 1, 0, 0}, {0, 1, 0, 1, 0}, {0, 0, 1, 1, 1}, {0, 0, 0, 1, 2}}));
  EXPECT_EQ(wilkinson(2), (Matrix{{0.5, 1}, {1, 0.5}}));
  EXPECT_EQ(upper_ones(3, -1), (Matrix{{1, -1, -1}, {0, 1, -1}, {0, 0, 1}}));
  EXPECT_EQ(tridiagonal(3, 2, -1), (Matrix{{2, -1, 0}, {-1, 2, -1}, {0, -1, 2}}));
  EXPECT_EQ(lauchli(2, 1e-8), (Matrix{{1, 1}, {1e-8, 0}, {0, 1e-8}}));
  EXPECT_EQ(vandermonde({2, -3}, 4), (Matrix{{1, 2, 4, 8}, {1, -3, 9, -27}}));
  EXPECT_EQ(diagonal({1, 2}), (Matrix{{1, 0}, {0, 2}}));
  EXPECT_EQ(constant(2, 1, 7), (Matrix{{7}, {7}}));
  EXPECT_TRUE(hilbert(0).empty());
}

TEST(Fixed, RosserHasItsEigenvalues) {
  const Vector found = eigenvalues(rosser());
  const double large = 10 * std::sqrt(10405.0), split = 100 * std::sqrt(26.0);
  const Vector known{-large, 0, 510 - split, 1000, 1000, 510 + split, 1020, large};
  for (std::size_t i = 0; i < 8; ++i) EXPECT_NEAR(found[i], known[i], 1e-10);
}

TEST(Fixed, VectorsOfEqualSteps) {
  EXPECT_EQ(linspace(5, -1, 1), (Vector{-1, -0.5, 0, 0.5, 1}));
  EXPECT_EQ(linspace(1, 3, 4), Vector{3});
  EXPECT_EQ(linspace(11, 0, 0.1).back(), 0.1);
  EXPECT_TRUE(linspace(0, 0, 1).empty());
  EXPECT_EQ(geometric(3, 2, -0.5), (Vector{2, -1, 0.5}));
}

TEST(Fixed, GeometricDecayEndsAtTheCondition) {
  for (const double condition : {1.0, 2.0, 1e4, 1e10, 1e200}) {
    for (const int count : {2, 3, 10, 100}) {
      const Vector values = geometric_decay(count, condition);
      ASSERT_EQ(values.size(), static_cast<std::size_t>(count));
      EXPECT_EQ(values.front(), 1);
      EXPECT_EQ(values.back(), 1 / condition);
      const double ratio = std::pow(condition, -1.0 / (count - 1));
      for (std::size_t i = 1; i < values.size(); ++i)
        EXPECT_NEAR(values[i] / values[i - 1] / ratio, 1, 1e-12);
    }
  }
  EXPECT_EQ(geometric_decay(1, 1e6), Vector{1});
  EXPECT_TRUE(geometric_decay(0, 1e6).empty());
}

TEST(Random, SameSeedSameBitsOtherSeedOtherBits) {
  EXPECT_EQ(uniform(3, 4, 7, -1, 1), uniform(3, 4, 7, -1, 1));
  EXPECT_NE(uniform(3, 4, 7, -1, 1), uniform(3, 4, 8, -1, 1));
  EXPECT_NE(uniform(3, 4, 1, -1, 1), uniform(3, 4, (1ull << 63) + 1, -1, 1)) << "all 64 bits of a seed count";
}

TEST(Random, RangesHold) {
  for (const Vector& row : integers(50, 50, 3, -2, 2)) {
    for (const double entry : row) {
      EXPECT_EQ(entry, std::round(entry));
      EXPECT_LE(std::abs(entry), 2);
    }
  }
  const Vector few = integers(1000, 3, -1, 1);
  EXPECT_EQ(std::set<double>(few.begin(), few.end()), (std::set<double>{-1, 0, 1}));
  EXPECT_EQ(integers(2, 5, 4, 4), (Vector{4, 4}));
  EXPECT_NO_THROW(integers(100, 5, -2147483647 - 1, 2147483647));
  for (const double x : uniform(1000, 5, 2, 3)) EXPECT_TRUE(2 <= x && x < 3);
}

TEST(Random, LogUniformCoversEveryDecade) {
  const Vector x = log_uniform(1000, 9, 1e-200, 1e200);
  std::vector<int> decades(4);
  for (const double value : x) {
    ASSERT_TRUE(1e-200 <= value && value <= 1e200);
    ++decades[static_cast<std::size_t>(std::clamp((std::log10(value) + 200) / 100, 0.0, 3.0))];
  }
  for (const int count : decades) EXPECT_NEAR(count, 250, 60);
  EXPECT_EQ(log_uniform(2, 1, 5, 5).size(), 2u);
  EXPECT_NEAR(log_uniform(2, 1, 5, 5)[0], 5, 1e-13);
}

TEST(Random, PermutationsArePermutations) {
  const Matrix p = permutation(20, 4);
  EXPECT_EQ(product(p, transpose(p)), diagonal(Vector(20, 1.0)));
  EXPECT_NE(p, diagonal(Vector(20, 1.0)));
}

TEST(Random, SpectrumHasTheSingularValuesGiven) {
  const Vector values{4, 2, 1, 0.5};
  for (const auto& [rows, columns] : {std::pair{4, 4}, {9, 5}, {5, 9}}) {
    const Matrix a = spectrum(rows, columns, 11, values);
    Vector squares = eigenvalues(product(transpose(a), a));
    std::reverse(squares.begin(), squares.end());
    for (std::size_t i = 0; i < squares.size(); ++i) {
      const double want = i < values.size() ? values[i] : 0;
      EXPECT_NEAR(squares[i], want * want, 100 * kEps * 16);
    }
  }
}

TEST(Random, OrthogonalFactorsAreOrthogonalAndDense) {
  const Matrix q = spectrum(30, 30, 5, Vector(30, 1.0));
  const Matrix qtq = product(transpose(q), q);
  double smallest_largest = 1;
  for (std::size_t i = 0; i < 30; ++i) {
    double largest = 0;
    for (std::size_t j = 0; j < 30; ++j) {
      EXPECT_NEAR(qtq[i][j], i == j ? 1 : 0, 30 * kEps);
      largest = std::max(largest, std::abs(q[i][j]));
    }
    smallest_largest = std::min(smallest_largest, 1 - largest);
  }
  EXPECT_GT(smallest_largest, 0.1) << "no row is nearly a unit vector";
}

TEST(Random, SymmetricSpectrumIsExactlySymmetricWithItsEigenvalues) {
  const Vector values{-3, -1, 0, 2, 2, 7};
  const Matrix a = symmetric_spectrum(21, values);
  EXPECT_EQ(a, transpose(a));
  const Vector found = eigenvalues(a);
  for (std::size_t i = 0; i < values.size(); ++i) EXPECT_NEAR(found[i], values[i], 50 * kEps * 7);
  EXPECT_EQ(symmetric_uniform(5, 1, 0, 1), transpose(symmetric_uniform(5, 1, 0, 1)));
}

TEST(Random, RankIsExact) {
  const Matrix a = rank(8, 6, 3, 2);
  // Exact integers: every 3x3 minor vanishes exactly, some 2x2 minor does not.
  double largest = 0;
  for (std::size_t i = 0; i + 2 < 8; ++i) {
    const double minor = a[i][0] * (a[i + 1][1] * a[i + 2][2] - a[i + 1][2] * a[i + 2][1]) -
                         a[i][1] * (a[i + 1][0] * a[i + 2][2] - a[i + 1][2] * a[i + 2][0]) +
                         a[i][2] * (a[i + 1][0] * a[i + 2][1] - a[i + 1][1] * a[i + 2][0]);
    EXPECT_EQ(minor, 0);
    largest = std::max(largest, std::abs(a[i][0] * a[i + 1][1] - a[i][1] * a[i + 1][0]));
  }
  EXPECT_GT(largest, 0);
  EXPECT_EQ(rank(3, 3, 1, 0), constant(3, 3, 0));
}

TEST(Random, StochasticRowsAddUpToOne) {
  for (const int n : {1, 2, 10, 64}) {
    for (const Vector& row : stochastic(n, 6)) {
      EXPECT_NEAR(std::accumulate(row.begin(), row.end(), 0.0), 1, 4 * n * kEps);
      EXPECT_GT(*std::min_element(row.begin(), row.end()), 0);
    }
  }
}

// From an independent implementation (Python integers and floats) of xoshiro256**, SplitMix64 and the
// reflections.
TEST(Random, PinnedBits) {
  EXPECT_EQ(uniform(3, 1, 0, 1), (Vector{0x1.67e55eda1f8e2p-1, 0x1.0a76ab2c8e6c9p-1, 0x1.25f12eac10548p-1}));
  EXPECT_EQ(uniform(3, ~0ull, 0, 1),
            (Vector{0x1.1eaa41aa54fd5p-1, 0x1.88ed403195430p-1, 0x1.03bc6381a4c08p-1}));
  EXPECT_EQ(spectrum(2, 2, 1, {1, 0.5}), (Matrix{{0x1.09d048ecf0410p-1, -0x1.b354b4d1c1b3ep-1},
                                                 {0x1.deb03bd50ca63p-2, 0x1.9477098530006p-3}}));
}

}  // namespace
}  // namespace mathjudge::catalogue::families
