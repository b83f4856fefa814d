// The fixed families: matrices from the literature that break what is careless.
// See families.hpp for formulas and sources.
#include "catalogue/families.hpp"

#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <utility>

namespace mathjudge::catalogue::families {
namespace {

std::size_t size(int n) { return static_cast<std::size_t>(n); }

/// The matrix whose entry at (i, j), counted from 0, is entry(i, j).
template <class Entry>
Matrix tabulate(int rows, int columns, Entry entry) {
  Matrix a(size(rows), Vector(size(columns)));
  for (int i = 0; i < rows; ++i) {
    for (int j = 0; j < columns; ++j) a[size(i)][size(j)] = entry(i, j);
  }
  return a;
}

/// The square in base n, less one: high digit and low digit each run through 0..n-1 along every line.
Matrix odd_magic(int n) {
  return tabulate(n, n, [n](int i, int j) {
    const int high_digit = (i + j + 2 - (n + 3) / 2 + n) % n;
    const int low_digit = (i + 2 * j + 1) % n;
    return static_cast<double>(n) * high_digit + low_digit + 1;
  });
}

Matrix doubly_even_magic(int n) {
  return tabulate(n, n, [n](int i, int j) {
    const double count = static_cast<double>(n) * i + j + 1;
    const bool on_a_diagonal = ((i + 1) % 4) / 2 == ((j + 1) % 4) / 2;
    return on_a_diagonal ? static_cast<double>(n) * n + 1 - count : count;
  });
}

/// Four odd squares side by side, then rows swapped between the halves in a few columns.
Matrix singly_even_magic(int n) {
  const int half = n / 2, k = (n - 2) / 4;
  const Matrix quarter = odd_magic(half);
  Matrix a = tabulate(n, n, [&](int i, int j) {
    constexpr double kOffset[2][2] = {{0, 2}, {3, 1}};
    const double square = static_cast<double>(half) * half;
    return quarter[size(i % half)][size(j % half)] + kOffset[i / half][j / half] * square;
  });
  for (int i = 0; i < half; ++i) {
    const auto swap_halves = [&](int j) { std::swap(a[size(i)][size(j)], a[size(i + half)][size(j)]); };
    // The middle row's exchange is shifted one column to the right.
    for (int j = 0; j < k; ++j) swap_halves(i == k ? j + 1 : j);
    for (int j = n - k + 1; j < n; ++j) swap_halves(j);
  }
  return a;
}

double power(double base, int exponent) {
  double result = 1;
  for (; exponent > 0; exponent /= 2) {
    if (exponent % 2 == 1) result *= base;
    base *= base;
  }
  return result;
}

}  // namespace

Matrix constant(int rows, int columns, double value) {
  return Matrix(size(rows), Vector(size(columns), value));
}

Matrix diagonal(const Vector& values) {
  Matrix a(values.size(), Vector(values.size()));
  for (std::size_t i = 0; i < values.size(); ++i) a[i][i] = values[i];
  return a;
}

Matrix hilbert(int n) {
  return tabulate(n, n, [](int i, int j) { return 1.0 / (i + j + 1); });
}

Matrix magic(int n) {
  if (n % 2 == 1) return odd_magic(n);
  return n % 4 == 0 ? doubly_even_magic(n) : singly_even_magic(n);
}

Matrix rosser() {
  return {{611, 196, -192, 407, -8, -52, -49, 29}, {196, 899, 113, -192, -71, -43, -8, -44},
          {-192, 113, 899, 196, 61, 49, 8, 52},    {407, -192, 196, 611, 8, 44, 59, -23},
          {-8, -71, 61, 8, 411, -599, 208, 208},   {-52, -43, 49, 44, -599, 411, 208, 208},
          {-49, -8, 8, 59, 208, 208, 99, -911},    {29, -44, 52, -23, 208, 208, -911, 99}};
}

Matrix wilkinson(int n) {
  return tabulate(n, n, [n](int i, int j) {
    if (i == j) return std::abs(2.0 * i - (n - 1)) / 2;
    return std::abs(i - j) == 1 ? 1.0 : 0.0;
  });
}

Matrix upper_ones(int n, double above) {
  return tabulate(n, n, [above](int i, int j) { return i == j ? 1.0 : i < j ? above : 0.0; });
}

Matrix tridiagonal(int n, double diagonal, double off) {
  return tabulate(n, n, [=](int i, int j) { return i == j ? diagonal : std::abs(i - j) == 1 ? off : 0.0; });
}

Matrix lauchli(int n, double epsilon) {
  return tabulate(n + 1, n, [epsilon](int i, int j) { return i == 0 ? 1.0 : i == j + 1 ? epsilon : 0.0; });
}

Matrix vandermonde(const Vector& nodes, int columns) {
  Matrix a;
  for (const double node : nodes) a.push_back(geometric(columns, 1.0, node));
  return a;
}

Vector linspace(int length, double low, double high) {
  Vector x(size(length), low);
  for (int i = 1; i < length; ++i) x[size(i)] = low + (high - low) * (static_cast<double>(i) / (length - 1));
  if (length > 1) x.back() = high;
  return x;
}

Vector geometric(int length, double first, double ratio) {
  Vector x;
  for (double value = first; length > 0; --length, value *= ratio) x.push_back(value);
  return x;
}

Vector geometric_decay(int count, double condition) {
  if (count < 2) return Vector(size(count), 1.0);
  // The (count-1)-th root by bisection, since pow() is not the same everywhere.
  const double smallest = 1 / condition;
  double low = 0, high = 1;
  for (;;) {
    const double middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) break;
    (power(middle, count - 1) < smallest ? low : high) = middle;
  }
  Vector values = geometric(count, 1.0, high);
  values.back() = smallest;
  return values;
}

}  // namespace mathjudge::catalogue::families
