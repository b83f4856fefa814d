// expect: accepted
// Another order of work and another interface: column-pivoted QR first, then one-sided Jacobi on the rows of
// the triangle; the argument by value, a struct as the answer, and u scaled so that its largest entry is
// positive.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <stdexcept>
#include <vector>

struct Decomposition {
  std::vector<std::vector<double>> u;
  std::vector<double> s;
  std::vector<std::vector<double>> vt;
};

namespace {

using Row = std::vector<double>;
using Rows = std::vector<Row>;

double dot(const Row& x, const Row& y) { return std::inner_product(x.begin(), x.end(), y.begin(), 0.0); }

void subtract(Row& x, double factor, const Row& y) {
  for (std::size_t i = 0; i < x.size(); ++i) x[i] -= factor * y[i];
}

Rows flipped(const Rows& a, std::size_t columns) {
  Rows t(columns, Row(a.size()));
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t j = 0; j < columns; ++j) t[j][i] = a[i][j];
  return t;
}

// Pivoted Gram-Schmidt with re-orthogonalisation: columns[order[j]] = sum_i r[i][j] q[i].
struct Factored {
  Rows q, r;
  std::vector<std::size_t> order;
};

Factored pivoted_qr(Rows columns) {
  const std::size_t n = columns.size(), m = columns[0].size();
  Factored f{{}, Rows(n, Row(n, 0.0)), std::vector<std::size_t>(n)};
  std::iota(f.order.begin(), f.order.end(), std::size_t{0});
  double first = 0;
  for (std::size_t k = 0; k < n; ++k) {
    std::size_t best = k;
    for (std::size_t j = k; j < n; ++j)
      if (dot(columns[j], columns[j]) > dot(columns[best], columns[best])) best = j;
    std::swap(columns[k], columns[best]);
    std::swap(f.order[k], f.order[best]);
    for (std::size_t i = 0; i < k; ++i) std::swap(f.r[i][k], f.r[i][best]);
    Row x = columns[k];
    for (std::size_t i = 0; i < k; ++i) {
      const double c = dot(f.q[i], x);
      f.r[i][k] += c;
      subtract(x, c, f.q[i]);
    }
    double norm = std::sqrt(dot(x, x));
    if (k == 0) first = norm;
    f.r[k][k] = norm;
    if (norm <= 1e-17 * first || norm == 0) {
      // Nothing is left: any unit vector orthogonal to q serves, with a zero on the diagonal of r.
      f.r[k][k] = 0;
      double longest = -1;
      Row chosen;
      for (std::size_t e = 0; e < m; ++e) {
        Row y(m, 0.0);
        y[e] = 1;
        for (const Row& q : f.q) subtract(y, dot(q, y), q);
        if (dot(y, y) > longest) longest = dot(y, y), chosen = y;
      }
      x = chosen;
      norm = std::sqrt(dot(x, x));
    }
    for (double& e : x) e /= norm;
    for (int pass = 0; pass < 2; ++pass) {
      for (const Row& q : f.q) subtract(x, dot(q, x), q);
      const double length = std::sqrt(dot(x, x));
      for (double& e : x) e /= length;
    }
    f.q.push_back(x);
    for (std::size_t j = k + 1; j < n; ++j) {
      const double c = dot(x, columns[j]);
      f.r[k][j] += c;
      subtract(columns[j], c, x);
    }
  }
  return f;
}

Decomposition tall(const Rows& a, std::size_t n) {
  Factored f = pivoted_qr(flipped(a, n));
  // Rows of r are rotated until orthogonal: J^T r = diag(s) w, so a = (q J) diag(s) w (permuted).
  Rows& r = f.r;
  Rows& u = f.q;
  const double largest = std::sqrt(dot(r[0], r[0]));
  for (int sweep = 0; sweep < 50; ++sweep) {
    int rotations = 0;
    for (std::size_t p = 0; p + 1 < n; ++p) {
      for (std::size_t q = p + 1; q < n; ++q) {
        const double a2 = dot(r[p], r[p]), b2 = dot(r[q], r[q]), ab = dot(r[p], r[q]);
        if (a2 < 1e-200 || b2 < 1e-200 || std::abs(ab) <= 2e-15 * std::sqrt(a2) * std::sqrt(b2)) continue;
        ++rotations;
        const double angle = 0.5 * std::atan2(2 * ab, a2 - b2), c = std::cos(angle), s = std::sin(angle);
        for (Rows* both : {&r, &u})
          for (std::size_t k = 0; k < (*both)[p].size(); ++k) {
            const double x = (*both)[p][k], y = (*both)[q][k];
            (*both)[p][k] = c * x + s * y;
            (*both)[q][k] = c * y - s * x;
          }
      }
    }
    if (rotations == 0) break;
  }
  std::vector<std::size_t> by_size(n);
  std::iota(by_size.begin(), by_size.end(), std::size_t{0});
  std::sort(by_size.begin(), by_size.end(),
            [&](auto i, auto j) { return dot(r[i], r[i]) > dot(r[j], r[j]); });
  Decomposition result;
  Rows ut, w;
  for (std::size_t i : by_size) {
    double norm = std::sqrt(dot(r[i], r[i]));
    Row v = r[i];
    if (norm <= 1e-90 * largest || norm == 0) {
      norm = 0;
      double longest = -1;
      for (std::size_t e = 0; e < n; ++e) {
        Row y(n, 0.0);
        y[e] = 1;
        for (int pass = 0; pass < 2; ++pass)
          for (const Row& known : w) subtract(y, dot(known, y), known);
        if (dot(y, y) > longest) longest = dot(y, y), v = y;
      }
      for (double& e : v) e /= std::sqrt(longest);
    } else {
      for (double& e : v) e /= norm;
    }
    w.push_back(v);
    result.s.push_back(norm);
    ut.push_back(u[i]);
  }
  for (std::size_t i = 0; i < n; ++i) {
    Row unpermuted(n);
    for (std::size_t j = 0; j < n; ++j) unpermuted[f.order[j]] = w[i][j];
    const auto big = *std::max_element(ut[i].begin(), ut[i].end(),
                                       [](double x, double y) { return std::abs(x) < std::abs(y); });
    if (big < 0) {
      for (double& e : ut[i]) e = -e;
      for (double& e : unpermuted) e = -e;
    }
    result.vt.push_back(unpermuted);
  }
  result.u = flipped(ut, a.size());
  return result;
}

}  // namespace

Decomposition svd(std::vector<std::vector<double>> a) {
  if (a.empty()) return {};
  const std::size_t m = a.size(), n = a.front().size();
  double scale = 0;
  for (const Row& row : a) {
    if (row.size() != n) throw std::invalid_argument("rows of different lengths");
    for (double x : row) scale = std::max(scale, std::fabs(x));
  }
  if (scale == 0) scale = 1;
  for (Row& row : a)
    for (double& x : row) x /= scale;
  Decomposition d;
  if (m >= n) {
    d = tall(a, n);
  } else {
    Decomposition t = tall(flipped(a, n), m);
    d = {flipped(t.vt, m), t.s, flipped(t.u, m)};
  }
  for (double& s : d.s) s *= scale;
  return d;
}
