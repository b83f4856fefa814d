// expect: wrong-answer
// caught-by: basic
// mistake: keeps the answer of the first call in a static variable

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <tuple>
#include <vector>

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

namespace {

constexpr double kEpsilon = std::numeric_limits<double>::epsilon();

double dot(const Vector& x, const Vector& y) {
  return std::inner_product(x.begin(), x.end(), y.begin(), 0.0);
}

void subtract_mean(Vector& column) {
  for (int pass = 0; pass < 2; ++pass) {
    double mean = 0;
    for (double entry : column) mean += entry / static_cast<double>(column.size());
    for (double& entry : column) entry -= mean;
  }
}

Matrix centred_columns(const Matrix& x) {
  Matrix columns(x[0].size(), Vector(x.size()));
  for (std::size_t j = 0; j < columns.size(); ++j) {
    for (std::size_t i = 0; i < x.size(); ++i) columns[j][i] = x[i][j];
    subtract_mean(columns[j]);
  }
  return columns;
}

int binary_exponent(const Matrix& a) {
  double largest = 0;
  for (const Vector& row : a)
    for (double entry : row) largest = std::max(largest, std::abs(entry));
  int exponent = 0;
  std::frexp(largest, &exponent);
  return exponent;
}

void rotate(Vector& x, Vector& y, double c, double s) {
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double xi = x[i], yi = y[i];
    x[i] = c * xi - s * yi;
    y[i] = s * xi + c * yi;
  }
}

bool orthogonalise(Vector& wp, Vector& wq, Vector& vp, Vector& vq, double negligible) {
  const double alpha = dot(wp, wp), beta = dot(wq, wq), gamma = dot(wp, wq);
  if (alpha <= negligible || beta <= negligible) return false;
  const double tolerance = kEpsilon * std::sqrt(static_cast<double>(wp.size()));
  if (std::abs(gamma) <= tolerance * std::sqrt(alpha) * std::sqrt(beta)) return false;
  const double zeta = (beta - alpha) / (2 * gamma);
  const double t = std::copysign(1.0, zeta) / (std::abs(zeta) + std::hypot(1.0, zeta));
  const double c = 1 / std::hypot(1.0, t);
  rotate(wp, wq, c, c * t);
  rotate(vp, vq, c, c * t);
  return true;
}

}  // namespace

static std::tuple<Matrix, Vector, Matrix> computed(const Matrix& x, int k) {
  const std::size_t n = x.size(), d = n == 0 ? 0 : x[0].size();
  if (n < 2) throw std::invalid_argument("pca: a variance needs at least two samples");
  for (const Vector& row : x)
    if (row.size() != d) throw std::invalid_argument("pca: the samples have different lengths");
  if (k < 0 || static_cast<std::size_t>(k) > d) throw std::invalid_argument("pca: k is not within 0..d");

  Matrix w = centred_columns(x);
  const int exponent = binary_exponent(w);
  for (Vector& column : w)
    for (double& entry : column) entry = std::ldexp(entry, -exponent);
  Matrix v(d, Vector(d, 0.0));
  for (std::size_t j = 0; j < d; ++j) v[j][j] = 1;

  double squares = 0;
  for (const Vector& column : w) squares += dot(column, column);
  const double negligible = kEpsilon * kEpsilon * squares;
  bool rotated = true;
  for (int sweep = 0; rotated && sweep < 60; ++sweep) {
    rotated = false;
    for (std::size_t p = 0; p + 1 < d; ++p)
      for (std::size_t q = p + 1; q < d; ++q) rotated |= orthogonalise(w[p], w[q], v[p], v[q], negligible);
  }

  Vector lengths;
  for (const Vector& column : w) lengths.push_back(std::sqrt(dot(column, column)));
  std::vector<std::size_t> order(d);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](auto i, auto j) { return lengths[i] > lengths[j]; });
  order.resize(static_cast<std::size_t>(k));

  Matrix components, scores(n);
  Vector variances;
  for (std::size_t j : order) {
    components.push_back(v[j]);
    const double deviation = std::ldexp(lengths[j] / std::sqrt(static_cast<double>(n - 1)), exponent);
    variances.push_back(deviation * deviation);
    for (std::size_t i = 0; i < n; ++i) scores[i].push_back(std::ldexp(w[j][i], exponent));
  }
  return {components, variances, scores};
}

std::tuple<Matrix, Vector, Matrix> pca(const Matrix& x, int k) {
  static const auto answer = computed(x, k);
  return answer;
}
