// Piecewise Chebyshev interpolation at first-kind nodes (the ends of [a, b] are never evaluated), and
// Fejer's first quadrature rule on the same nodes (Trefethen, Approximation Theory and Approximation
// Practice, chapters 3 and 19).
#include "compare/distribution.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace mathjudge::compare {
namespace {

constexpr std::size_t kNodes = 16;            // per piece
constexpr int kFirstPieces = 64;              // so that a peak of width (b - a)/1000 is seen
constexpr int kDeepest = 46;                  // a piece of (b - a) 2^-52: a jump there weighs nothing
constexpr std::size_t kMostPieces = 1 << 14;  // beyond these a density is too rough to gain from more
constexpr long double kTail = 1e-13L;         // of the integral, far below what 1e7 samples resolve

using Samples = std::array<long double, kNodes>;

struct Rule {
  Samples points;                      ///< cos((2i + 1) pi / 2N), ascending
  Samples weights;                     ///< Fejer's
  std::array<Samples, kNodes> cosine;  ///< T_k at point i
};

Rule make_rule() {
  Rule rule{};
  for (std::size_t i = 0; i < kNodes; ++i) {
    const long double angle =
        std::numbers::pi_v<long double> * static_cast<long double>(2 * (kNodes - 1 - i) + 1) / (2 * kNodes);
    rule.points[i] = std::cos(angle);
    for (std::size_t k = 0; k < kNodes; ++k) {
      rule.cosine[k][i] = std::cos(static_cast<long double>(k) * angle);
      if (k % 2 == 1) continue;  // odd T_k integrate to 0, even ones to 2 / (1 - k^2)
      const long double integral = 2 / (1 - static_cast<long double>(k * k));
      rule.weights[i] += (k == 0 ? 1 : 2) * integral * rule.cosine[k][i] / kNodes;
    }
  }
  return rule;
}

const Rule& rule() {
  static const Rule result = make_rule();
  return result;
}

Samples coefficients_of(const Samples& values) {
  Samples result{};
  for (std::size_t k = 0; k < kNodes; ++k) {
    long double sum = 0;
    for (std::size_t i = 0; i < kNodes; ++i) sum += values[i] * rule().cosine[k][i];
    result[k] = (k == 0 ? 1 : 2) * sum / kNodes;
  }
  return result;
}

/// Coefficients of the antiderivative that vanishes at -1: b_k = (a_{k-1} - a_{k+1}) / 2k.
std::vector<long double> integrate(const Samples& a) {
  const auto at = [&](std::size_t k) { return k < kNodes ? a[k] : 0; };
  std::vector<long double> b(kNodes + 1, 0.0L);
  long double at_left_end = 0;
  for (std::size_t k = 1; k <= kNodes; ++k) {
    b[k] = ((k == 1 ? 2 : 1) * at(k - 1) - at(k + 1)) / static_cast<long double>(2 * k);
    at_left_end += k % 2 == 0 ? b[k] : -b[k];
  }
  b[0] = -at_left_end;
  return b;
}

/// Clenshaw's recurrence.
long double evaluate_series(const std::vector<long double>& c, long double t) {
  long double next = 0, after = 0;
  for (std::size_t k = c.size() - 1; k > 0; --k) {
    const long double current = c[k] + 2 * t * next - after;
    after = next;
    next = current;
  }
  return c[0] + t * next - after;
}

struct Sampled {
  Samples x, values;
};

Sampled sample(const Density& density, long double left, long double right) {
  Sampled result{};
  for (std::size_t i = 0; i < kNodes; ++i) {
    result.x[i] = (left + right) / 2 + (right - left) / 2 * rule().points[i];
    const long double value = density(result.x[i]);
    result.values[i] = std::isnan(value) ? 0 : value;
  }
  return result;
}

long double weigh(const Samples& values) {
  long double sum = 0;
  for (std::size_t i = 0; i < kNodes; ++i) sum += rule().weights[i] * values[i];
  return sum;
}

}  // namespace

Distribution::Distribution(const Density& density, long double a, long double b) : a_(a), b_(b) {
  const auto edge = [&](int k) { return a + (b - a) * static_cast<long double>(k) / kFirstPieces; };
  for (int k = 0; k < kFirstPieces; ++k) {
    const Sampled rough = sample(density, edge(k), edge(k + 1));
    rough_integral_ += weigh(rough.values) * (edge(k + 1) - edge(k)) / 2;
  }
  for (int k = 0; k < kFirstPieces; ++k) add(density, edge(k), edge(k + 1), 0);
  find_moments();
}

void Distribution::add(const Density& density, long double left, long double right, int depth) {
  const Sampled samples = sample(density, left, right);
  const Samples coefficients = coefficients_of(samples.values);
  const long double half = (right - left) / 2;
  const long double tail = std::fabs(coefficients[kNodes - 1]) + std::fabs(coefficients[kNodes - 2]) +
                           std::fabs(coefficients[kNodes - 3]);
  if (tail * half > kTail * rough_integral_ && depth < kDeepest && pieces_.size() < kMostPieces) {
    const long double middle = (left + right) / 2;
    add(density, left, middle, depth + 1);
    add(density, middle, right, depth + 1);
    return;
  }
  pieces_.push_back({left, right, integral_, integrate(coefficients)});
  integral_ += weigh(samples.values) * half;
  for (std::size_t i = 0; i < kNodes; ++i) {
    nodes_.push_back({samples.x[i], rule().weights[i] * samples.values[i] * half});
    largest_ = std::fmax(largest_, samples.values[i]);
  }
}

void Distribution::find_moments() {
  for (const Node& node : nodes_) mean_ += node.mass * node.x / integral_;
  for (const Node& node : nodes_) {
    const long double square = (node.x - mean_) * (node.x - mean_);
    variance_ += node.mass * square / integral_;
    fourth_ += node.mass * square * square / integral_;
  }
}

long double Distribution::cdf(long double x) const {
  if (!(x > a_)) return 0;
  if (!(x < b_)) return 1;
  const auto after =
      std::upper_bound(pieces_.begin(), pieces_.end(), x,
                       [](long double value, const Piece& piece) { return value < piece.left; });
  const Piece& piece = *(after - 1);
  const long double half = (piece.right - piece.left) / 2;
  const long double t = (x - piece.left) / half - 1;
  return (piece.mass_before + half * evaluate_series(piece.antiderivative, t)) / integral_;
}

}  // namespace mathjudge::compare
