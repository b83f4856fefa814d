// The random families: seeded, and the same on every machine.
// See families.hpp for what each one promises.
#include <cmath>
#include <cstddef>
#include <utility>

#include "catalogue/families.hpp"
#include "values/random.hpp"

namespace mathjudge::catalogue::families {
namespace {

using values::Random;

std::size_t size(int n) { return static_cast<std::size_t>(n); }

/// An integer from low to high, both included.
double integer_between(Random& random, int low, int high) {
  const std::int64_t span = std::int64_t{high} - low + 1;
  return low + static_cast<double>(random.below(static_cast<std::uint64_t>(span)));
}

/// A reflection I - v v' beta that sends the first unit vector to a random direction.
struct Reflection {
  Vector v;
  double beta = 0;
};

Reflection random_reflection(Random& random, std::size_t dimension) {
  Reflection h;
  double squares = 0;
  for (std::size_t i = 0; i < dimension; ++i) {
    h.v.push_back(random.uniform(-1, 1));
    squares += h.v.back() * h.v.back();
  }
  const double norm = std::sqrt(squares);
  const double head = h.v[0];
  h.v[0] += head < 0 ? -norm : norm;  // no cancellation
  const double length = squares - head * head + h.v[0] * h.v[0];
  h.beta = length > 0 ? 2 / length : 0;
  return h;
}

/// a <- H a, H acting on the last rows.
void reflect_rows(Matrix& a, const Reflection& h) {
  const std::size_t offset = a.size() - h.v.size(), columns = a[0].size();
  Vector weights(columns);
  for (std::size_t i = 0; i < h.v.size(); ++i) {
    for (std::size_t j = 0; j < columns; ++j) weights[j] += h.v[i] * a[offset + i][j];
  }
  for (std::size_t i = 0; i < h.v.size(); ++i) {
    const double factor = h.beta * h.v[i];
    for (std::size_t j = 0; j < columns; ++j) a[offset + i][j] -= factor * weights[j];
  }
}

/// a <- a H, H acting on the last columns.
void reflect_columns(Matrix& a, const Reflection& h) {
  for (Vector& row : a) {
    const std::size_t offset = row.size() - h.v.size();
    double weight = 0;
    for (std::size_t j = 0; j < h.v.size(); ++j) weight += row[offset + j] * h.v[j];
    for (std::size_t j = 0; j < h.v.size(); ++j) row[offset + j] -= h.beta * weight * h.v[j];
  }
}

}  // namespace

Matrix uniform(int rows, int columns, std::uint64_t seed, double low, double high) {
  Random random(seed);
  Matrix a = constant(rows, columns, 0);
  for (Vector& row : a) {
    for (double& entry : row) entry = random.uniform(low, high);
  }
  return a;
}

Vector uniform(int length, std::uint64_t seed, double low, double high) {
  Random random(seed);
  Vector x(size(length));
  for (double& entry : x) entry = random.uniform(low, high);
  return x;
}

Matrix integers(int rows, int columns, std::uint64_t seed, int low, int high) {
  Random random(seed);
  Matrix a = constant(rows, columns, 0);
  for (Vector& row : a) {
    for (double& entry : row) entry = integer_between(random, low, high);
  }
  return a;
}

Vector integers(int length, std::uint64_t seed, int low, int high) {
  Random random(seed);
  Vector x(size(length));
  for (double& entry : x) entry = integer_between(random, low, high);
  return x;
}

Vector log_uniform(int length, std::uint64_t seed, double low, double high) {
  Random random(seed);
  Vector x(size(length));
  for (double& entry : x) {
    // Halves the interval of logarithms once per bit of u: a geometric mean needs only a square root.
    double from = low, to = high, u = random.uniform();
    for (int bit = 0; bit < 53; ++bit) {
      const double middle = std::sqrt(from) * std::sqrt(to);
      u *= 2;
      if (u >= 1) {
        u -= 1;
        from = middle;
      } else {
        to = middle;
      }
    }
    entry = from;
  }
  return x;
}

Matrix symmetric_uniform(int n, std::uint64_t seed, double low, double high) {
  Random random(seed);
  Matrix a = constant(n, n, 0);
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j <= i; ++j) a[i][j] = a[j][i] = random.uniform(low, high);
  }
  return a;
}

Matrix permutation(int n, std::uint64_t seed) {
  Random random(seed);
  Matrix a = diagonal(Vector(size(n), 1.0));
  for (int i = n - 1; i > 0; --i) std::swap(a[size(i)], a[random.below(size(i) + 1)]);
  return a;
}

Matrix spectrum(int rows, int columns, std::uint64_t seed, const Vector& values) {
  Random random(seed);
  Matrix a = constant(rows, columns, 0);
  for (std::size_t i = 0; i < values.size(); ++i) a[i][i] = values[i];
  for (std::size_t k = 2; k <= size(rows); ++k) reflect_rows(a, random_reflection(random, k));
  for (std::size_t k = 2; k <= size(columns); ++k) reflect_columns(a, random_reflection(random, k));
  return a;
}

Matrix symmetric_spectrum(std::uint64_t seed, const Vector& values) {
  Random random(seed);
  Matrix a = diagonal(values);
  for (std::size_t k = 2; k <= values.size(); ++k) {
    const Reflection h = random_reflection(random, k);
    reflect_rows(a, h);
    reflect_columns(a, h);
  }
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) a[j][i] = a[i][j];
  }
  return a;
}

Matrix rank(int rows, int columns, std::uint64_t seed, int rank) {
  Random random(seed);
  Matrix left = constant(rows, rank, 0), right = constant(rank, columns, 0);
  for (Matrix* factor : {&left, &right}) {
    for (Vector& row : *factor) {
      for (double& entry : row) entry = integer_between(random, -9, 9);
    }
  }
  Matrix a = constant(rows, columns, 0);
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t k = 0; k < right.size(); ++k) {
      for (std::size_t j = 0; j < a[i].size(); ++j) a[i][j] += left[i][k] * right[k][j];
    }
  }
  return a;
}

Matrix stochastic(int n, std::uint64_t seed) {
  // No probability comes near zero, so that chains made from these matrices mix at once.
  Matrix p = uniform(n, n, seed, 1.0 / 64, 1);
  for (Vector& row : p) {
    double sum = 0;
    for (const double entry : row) sum += entry;
    for (double& entry : row) entry /= sum;
  }
  return p;
}

}  // namespace mathjudge::catalogue::families
