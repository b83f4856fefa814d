// The named matrices and vectors that specs refer to. Everything is computed with + - * / and sqrt on
// doubles and with values::Random, so the same spec gives the same bits on every machine.
#pragma once

#include <cstdint>

#include "values/value.hpp"

namespace mathjudge::catalogue::families {

using values::Matrix;
using values::Vector;

// Indices in the formulas start at 1, as in the books; sizes are the caller's to check.

// --- Fixed (families.cpp) -------------------------------------------------------------------------

Matrix constant(int rows, int columns, double value);
Matrix diagonal(const Vector& values);

/// 1/(i+j-1), each entry correctly rounded. Condition number about exp(3.5 n) (Higham, ASNA, 28.1).
Matrix hilbert(int n);

/// A magic square of 1..n^2, n = 1 or n >= 3: the Siamese method for odd n, complements on the diagonals
/// of 4x4 tiles for n = 4k (rank 3), Strachey's method for n = 4k+2 (rank n/2 + 2). Equal to MATLAB's.
Matrix magic(int n);

/// The 8x8 symmetric test matrix of Rosser, Lanczos, Hestenes and Karush (1951): eigenvalues
/// +-10 sqrt(10405), 1020, 510 +- 100 sqrt(26), 1000 twice, and 0.
Matrix rosser();

/// Wilkinson's W+_n: |i - (n+1)/2| on the diagonal, ones beside it; its large eigenvalues agree in pairs
/// to many digits without being equal (Wilkinson, The Algebraic Eigenvalue Problem, 5.45).
Matrix wilkinson(int n);

/// Unit upper triangular, `above` everywhere above the diagonal. With -1 it has determinant 1 and a
/// smallest singular value near 2^(2-n), which no pivot shows (Golub and Van Loan, 5.4.3).
Matrix upper_ones(int n, double above);

Matrix tridiagonal(int n, double diagonal, double off);

/// Laeuchli's (n+1) x n: a row of ones above epsilon I. Its Gram matrix loses epsilon^2.
Matrix lauchli(int n, double epsilon);

/// node_i^(j-1), powers by repeated multiplication.
Matrix vandermonde(const Vector& nodes, int columns);

/// `length` points from low to high, both ends exact.
Vector linspace(int length, double low, double high);

/// first, first ratio, first ratio^2, ...
Vector geometric(int length, double first, double ratio);

/// `count` values from 1 down to 1/condition with equal ratios; {1} for one value.
Vector geometric_decay(int count, double condition);

// --- Random (random_families.cpp) -----------------------------------------------------------------

/// Entries low + (high - low) u, row by row, u in [0, 1).
Matrix uniform(int rows, int columns, std::uint64_t seed, double low, double high);
Vector uniform(int length, std::uint64_t seed, double low, double high);

/// Integers from low to high, both included, equally likely.
Matrix integers(int rows, int columns, std::uint64_t seed, int low, int high);
Vector integers(int length, std::uint64_t seed, int low, int high);

/// Magnitudes whose logarithm is uniform between those of low and high, 0 < low <= high; all positive.
Vector log_uniform(int length, std::uint64_t seed, double low, double high);

/// Symmetric, entries on and below the diagonal uniform in [low, high).
Matrix symmetric_uniform(int n, std::uint64_t seed, double low, double high);

/// The identity with its rows shuffled (Fisher and Yates).
Matrix permutation(int n, std::uint64_t seed);

/// U diag(values) V' with random orthogonal U and V, the missing values 0. The singular values of the
/// result are |values| to about max(rows, columns) eps max|values|. The orthogonal factors are products of
/// Householder reflections that send e_1 to random directions of growing dimension (Stewart 1980).
Matrix spectrum(int rows, int columns, std::uint64_t seed, const Vector& values);

/// Q diag(values) Q', exactly symmetric, eigenvalues `values` to about n eps max|values|.
Matrix symmetric_spectrum(std::uint64_t seed, const Vector& values);

/// The product of a rows x rank and a rank x columns matrix of integers in [-9, 9]: exact, so its rank is
/// at most `rank`; that it is no less holds for almost every seed and is for the spec's author to check.
Matrix rank(int rows, int columns, std::uint64_t seed, int rank);

/// Rows of positive numbers, each divided by its sum: they add up to 1 within n eps.
Matrix stochastic(int n, std::uint64_t seed);

}  // namespace mathjudge::catalogue::families
