// Singular values in long double: Householder bidiagonalisation and the Demmel-Kahan QR iteration.
// Values only, so rotations act on two short arrays and nothing is accumulated.
#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

#include "compare/linear_algebra.hpp"

namespace mathjudge::compare {
namespace {

using Numbers = std::vector<long double>;
constexpr long double kUnit = 0x1p-63L;

/// The reflection I - v v' / scale that maps x to -sign(x_0) ||x|| e_1; x becomes v. Returns the new
/// first entry. `scale` 0 means the identity.
long double reflect(Numbers& x, long double& scale) {
  long double square = 0;
  for (const long double entry : x) square += entry * entry;
  const long double image = -std::copysign(std::sqrt(square), x.front());
  scale = square - image * x.front();
  x.front() -= image;
  return image;
}

/// v'A / scale over rows `first`.. and columns `column`..; four rows at a time, to store less often.
Numbers left_product(const Dense& a, const Numbers& v, long double scale, std::size_t first,
                     std::size_t column) {
  Numbers w(a.columns - column, 0.0L);
  if (scale == 0) return w;
  const auto row = [&](std::size_t i) { return a.row(first + i) + column; };
  std::size_t i = 0;
  for (; i + 4 <= v.size(); i += 4) {
    const long double *r0 = row(i), *r1 = row(i + 1), *r2 = row(i + 2), *r3 = row(i + 3);
    for (std::size_t j = 0; j < w.size(); ++j)
      w[j] += (v[i] * r0[j] + v[i + 1] * r1[j]) + (v[i + 2] * r2[j] + v[i + 3] * r3[j]);
  }
  for (; i < v.size(); ++i)
    for (std::size_t j = 0; j < w.size(); ++j) w[j] += v[i] * row(i)[j];
  for (long double& entry : w) entry /= scale;
  return w;
}

struct Bidiagonal {
  Numbers d, e;  ///< diagonal, superdiagonal
};

/// U'AV for m >= n, by reflections from both sides in turn, each pair applied in one pass.
Bidiagonal bidiagonalise(Dense a) {
  Bidiagonal b;
  const std::size_t m = a.rows, n = a.columns;
  for (std::size_t k = 0; k < n; ++k) {
    long double left_scale = 0, right_scale = 0;
    Numbers v(m - k);
    for (std::size_t i = k; i < m; ++i) v[i - k] = a.at(i, k);
    b.d.push_back(reflect(v, left_scale));
    if (k + 1 == n) break;
    const std::size_t next = k + 1, width = n - next;
    const Numbers w = left_product(a, v, left_scale, k, next);
    Numbers u(width);
    for (std::size_t j = 0; j < width; ++j) u[j] = a.at(k, next + j) - v[0] * w[j];
    b.e.push_back(reflect(u, right_scale));
    const long double wu = dot(w.data(), u.data(), width);
    for (std::size_t i = next; i < m; ++i) {
      long double* row = a.row(i) + next;
      const long double f = v[i - k];
      const long double g = right_scale == 0 ? 0 : (dot(row, u.data(), width) - f * wu) / right_scale;
      for (std::size_t j = 0; j < width; ++j) row[j] -= f * w[j] + g * u[j];
    }
  }
  return b;
}

struct Rotation {
  long double c, s, r;  ///< [c s; -s c] (f, g)' = (r, 0)'
};
Rotation rotation(long double f, long double g) {
  if (g == 0) return {1, 0, f};
  const long double r = std::hypot(f, g);
  return {f / r, g / r, r};
}

/// The smaller singular value of [f g; 0 h], without cancellation (LAPACK: dlas2).
long double smaller_of_two(long double f, long double g, long double h) {
  f = std::fabs(f), g = std::fabs(g), h = std::fabs(h);
  const long double low = std::min(f, h), high = std::max(f, h);
  if (low == 0) return 0;
  const long double sum = 1 + low / high, difference = (high - low) / high, tail = g / high;
  return 2 * low / (std::hypot(sum, tail) + std::hypot(difference, tail));
}

/// One unreduced block d[low..high], e[low..high-1] of the iteration.
class Block {
 public:
  Block(Bidiagonal& b, std::size_t low, std::size_t high) : d_(b.d), e_(b.e), low_(low), high_(high) {}

  /// Turns the block end for end when it grows downwards: the sweeps converge at the small end.
  void face_downwards() {
    if (std::fabs(d_[low_]) >= std::fabs(d_[high_])) return;
    const auto at = [](Numbers& x, std::size_t i) { return x.begin() + static_cast<std::ptrdiff_t>(i); };
    std::reverse(at(d_, low_), at(d_, high_ + 1));
    std::reverse(at(e_, low_), at(e_, high_));
  }

  void sweep() {
    const long double shift = smaller_of_two(d_[high_ - 1], e_[high_ - 1], d_[high_]);
    const long double relative = shift / std::fabs(d_[low_]);
    // A shift that rounding would lose spoils the small values and gains nothing.
    if (!(relative * relative > kUnit) || shift_would_spoil())
      sweep_unshifted();
    else
      sweep_shifted(shift);
  }

 private:
  bool shift_would_spoil() const {
    long double estimate = std::fabs(d_[low_]), smallest = estimate, largest = estimate;
    for (std::size_t i = low_; i < high_; ++i) {
      estimate = std::fabs(d_[i + 1]) * (estimate / (estimate + std::fabs(e_[i])));
      smallest = std::fmin(smallest, estimate);
      largest = std::fmax(largest, std::fmax(std::fabs(d_[i + 1]), std::fabs(e_[i])));
    }
    return !(static_cast<long double>(high_ - low_ + 1) * smallest > 0.01L * largest * kUnit * 0x1p8L);
  }

  /// QR with shift zero in the form that keeps relative accuracy (Demmel and Kahan 1990).
  void sweep_unshifted() {
    Rotation right{1, 0, 0}, left{1, 0, 0};
    for (std::size_t i = low_; i < high_; ++i) {
      right = rotation(d_[i] * right.c, e_[i]);
      if (i > low_) e_[i - 1] = left.s * right.r;
      left = rotation(left.c * right.r, d_[i + 1] * right.s);
      d_[i] = left.r;
    }
    const long double last = d_[high_] * right.c;
    e_[high_ - 1] = last * left.s;
    d_[high_] = last * left.c;
  }

  /// Golub-Kahan: chases the bulge that the first rotation of B'B - shift^2 I makes.
  void sweep_shifted(long double shift) {
    long double f = (std::fabs(d_[low_]) - shift) * (std::copysign(1.0L, d_[low_]) + shift / d_[low_]);
    long double g = e_[low_];
    for (std::size_t i = low_; i < high_; ++i) {
      const Rotation right = rotation(f, g);
      if (i > low_) e_[i - 1] = right.r;
      f = right.c * d_[i] + right.s * e_[i];
      e_[i] = right.c * e_[i] - right.s * d_[i];
      g = right.s * d_[i + 1];
      d_[i + 1] *= right.c;
      const Rotation left = rotation(f, g);
      d_[i] = left.r;
      f = left.c * e_[i] + left.s * d_[i + 1];
      d_[i + 1] = left.c * d_[i + 1] - left.s * e_[i];
      if (i + 1 < high_) {
        g = left.s * e_[i + 1];
        e_[i + 1] *= left.c;
      }
    }
    e_[high_ - 1] = f;
  }

  Numbers& d_;
  Numbers& e_;
  std::size_t low_, high_;
};

/// Zeroes the off-diagonal entries that no singular value feels, relative to itself (Demmel and
/// Kahan's criteria); says whether there were any.
bool deflate(Bidiagonal& b, std::size_t low, std::size_t high) {
  bool found = false;
  long double estimate = std::fabs(b.d[low]);  // a lower bound for the values of the part so far
  for (std::size_t i = low; i < high; ++i) {
    const long double off = std::fabs(b.e[i]);
    const bool last = i + 1 == high && off <= 4 * kUnit * std::fabs(b.d[high]);
    if (last || off <= 4 * kUnit * estimate) {
      b.e[i] = 0;
      found = true;
    }
    estimate = std::fabs(b.d[i + 1]) * (estimate > 0 ? estimate / (estimate + off) : 0);
  }
  return found;
}

}  // namespace

std::vector<long double> bidiagonal_singular_values(Numbers diagonal, Numbers superdiagonal) {
  Bidiagonal b{std::move(diagonal), std::move(superdiagonal)};
  std::size_t high = b.d.empty() ? 0 : b.d.size() - 1, last_low = high + 1, last_high = high;
  // Two or three sweeps settle a value; the cap is for the machine, not for the mathematics.
  for (std::size_t budget = 200 * b.d.size(); high > 0 && budget > 0; --budget) {
    if (b.e[high - 1] == 0) {
      --high;
      continue;
    }
    std::size_t low = high - 1;
    while (low > 0 && b.e[low - 1] != 0) --low;
    Block block(b, low, high);
    if (low != last_low || high != last_high) block.face_downwards();
    last_low = low, last_high = high;
    if (!deflate(b, low, high)) block.sweep();
  }
  for (long double& value : b.d) value = std::fabs(value);
  std::sort(b.d.begin(), b.d.end(), std::greater<>());
  return b.d;
}

std::vector<long double> singular_values(const Dense& a) {
  if (a.entries.empty()) return {};
  Bidiagonal b = bidiagonalise(a.rows >= a.columns ? a : transpose(a));
  return bidiagonal_singular_values(std::move(b.d), std::move(b.e));
}

}  // namespace mathjudge::compare
