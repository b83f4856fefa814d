// expect: accepted
// Newton's method in the null space of J: an orthonormal basis of it by Gram-Schmidt, the Hessian of the
// Lagrangian by central differences of its gradient, shifted until the reduced Hessian is positive definite,
// and a line search on f + nu ||c||. Returns a struct.

#include <cmath>
#include <functional>
#include <stdexcept>
#include <vector>

namespace {

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

double dot(const Vector& x, const Vector& y) {
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += x[i] * y[i];
  return sum;
}
double norm(const Vector& x) { return std::sqrt(dot(x, x)); }
void add(Vector& x, double t, const Vector& y) {
  for (std::size_t i = 0; i < x.size(); ++i) x[i] += t * y[i];
}

// Orthonormal vectors that span the rows of j and then everything; `rank` counts the first kind.
Matrix basis(const Matrix& j, std::size_t n, std::size_t& rank) {
  Matrix q;
  const auto extend = [&](Vector v, double least) {
    const double before = norm(v);
    for (int pass = 0; pass < 2; ++pass)
      for (const Vector& unit : q) add(v, -dot(unit, v), unit);
    const double length = norm(v);
    if (!(length > least * before)) return;
    for (double& entry : v) entry /= length;
    q.push_back(v);
  };
  for (const Vector& row : j) extend(row, 1e-10);
  rank = q.size();
  while (q.size() < n) {  // the coordinate direction that is furthest from the span
    Vector furthest;
    for (std::size_t i = 0; i < n; ++i) {
      Vector e(n);
      e[i] = 1;
      for (const Vector& unit : q) add(e, -dot(unit, e), unit);
      if (furthest.empty() || norm(e) > norm(furthest)) furthest = e;
    }
    extend(furthest, 0);
  }
  return q;
}

// Cholesky with a shift that grows until it succeeds.
Vector solve_shifted(const Matrix& a, const Vector& b) {
  const std::size_t n = b.size();
  double scale = 1e-300;
  for (const Vector& row : a) scale = std::fmax(scale, norm(row));
  for (double shift = 0;; shift = std::fmax(10 * shift, 1e-4 * scale)) {
    Matrix l = a;
    bool positive = true;
    for (std::size_t k = 0; k < n && positive; ++k) {
      double pivot = a[k][k] + shift;
      for (std::size_t i = 0; i < k; ++i) pivot -= l[k][i] * l[k][i];
      positive = pivot > 1e-10 * scale;
      l[k][k] = std::sqrt(pivot);
      for (std::size_t i = k + 1; i < n && positive; ++i) {
        l[i][k] = a[i][k];
        for (std::size_t p = 0; p < k; ++p) l[i][k] -= l[i][p] * l[k][p];
        l[i][k] /= l[k][k];
      }
    }
    if (!positive && shift < 1e6 * scale) continue;
    Vector x = b;
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t k = 0; k < i; ++k) x[i] -= l[i][k] * x[k];
      x[i] /= l[i][i];
    }
    for (std::size_t i = n; i-- > 0;) {
      for (std::size_t k = i + 1; k < n; ++k) x[i] -= l[k][i] * x[k];
      x[i] /= l[i][i];
    }
    return x;
  }
}

// The coefficients t with sum_k t_k <q_k, row_r> = b_r over the first `rank` vectors, and the transpose of
// that, both by least squares through the normal equations of the small system.
Vector solve_square(Matrix a, Vector b) {
  const std::size_t n = b.size();
  for (std::size_t k = 0; k < n; ++k) {
    std::size_t pivot = k;
    for (std::size_t i = k + 1; i < n; ++i)
      if (std::fabs(a[i][k]) > std::fabs(a[pivot][k])) pivot = i;
    std::swap(a[k], a[pivot]);
    std::swap(b[k], b[pivot]);
    for (std::size_t i = k + 1; i < n; ++i) {
      const double factor = a[i][k] / a[k][k];
      for (std::size_t p = k; p < n; ++p) a[i][p] -= factor * a[k][p];
      b[i] -= factor * b[k];
    }
  }
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t k = i + 1; k < n; ++k) b[i] -= a[i][k] * b[k];
    b[i] /= a[i][i];
  }
  return b;
}

}  // namespace

struct Solution {
  std::vector<double> point, multipliers;
};

Solution minimize_constrained(const std::function<double(const Vector&)>& f,
                              const std::function<Vector(const Vector&)>& gradient,
                              const std::function<Vector(const Vector&)>& constraints,
                              const std::function<Matrix(const Vector&)>& constraint_jacobian, Vector x,
                              double tolerance) {
  if (tolerance < 0) throw std::invalid_argument("minimize_constrained: tolerance");
  const std::size_t n = x.size(), m = constraints(x).size();
  Vector lambda(m);
  double nu = 1;
  for (int step = 0; step < 1000; ++step) {
    const Vector g = gradient(x), c = constraints(x);
    const Matrix j = constraint_jacobian(x);
    std::size_t rank = 0;
    const Matrix q = basis(j, n, rank);
    Vector d(n);
    if (rank < m) {  // no multipliers here: some way down the gradient J has its rank again
      add(d, -0.3 / norm(g), g);
    } else {
      Matrix r(m, Vector(m)), rt = r;
      Vector along(m), minus_c(m);
      for (std::size_t k = 0; k < m; ++k) {
        for (std::size_t i = 0; i < m; ++i) r[k][i] = rt[i][k] = dot(j[k], q[i]);
        along[k] = -dot(q[k], g);
        minus_c[k] = -c[k];
      }
      lambda = solve_square(rt, along);
      const Vector t = solve_square(r, minus_c);
      for (std::size_t k = 0; k < m; ++k) add(d, t[k], q[k]);
      const auto slope = [&](const Vector& y) {
        Vector s = gradient(y);
        const Matrix jacobian = constraint_jacobian(y);
        for (std::size_t k = 0; k < m; ++k) add(s, lambda[k], jacobian[k]);
        return s;
      };
      const Vector residual = slope(x);
      if (norm(c) <= tolerance / 4 * std::fmax(1, norm(x)) &&
          norm(residual) <= tolerance / 4 * std::fmax(1, norm(g)))
        break;
      const std::size_t free = n - m;
      const auto times_hessian = [&](const Vector& v) {  // along v, by central differences
        const double length = norm(v);
        Vector up = x, down = x;
        if (!(length > 0)) return Vector(n);
        const double h = 1e-6 * std::fmax(1, norm(x)) / length;
        add(up, h, v);
        add(down, -h, v);
        Vector difference = slope(up);
        add(difference, -1, slope(down));
        for (double& entry : difference) entry = std::isfinite(entry) ? entry / (2 * h) : 0;
        return difference;
      };
      Matrix reduced(free, Vector(free));
      Vector right(free), bent = times_hessian(d);
      for (std::size_t k = 0; k < free; ++k) {
        const Vector hz = times_hessian(q[m + k]);
        for (std::size_t i = 0; i < free; ++i) reduced[i][k] = dot(q[m + i], hz);
        right[k] = -dot(q[m + k], residual) - dot(q[m + k], bent);
      }
      for (std::size_t k = 0; k < free; ++k)
        for (std::size_t i = 0; i < k; ++i)
          reduced[i][k] = reduced[k][i] = (reduced[i][k] + reduced[k][i]) / 2;
      const Vector w = solve_shifted(reduced, right);
      for (std::size_t k = 0; k < free; ++k) add(d, w[k], q[m + k]);
    }
    nu = std::fmax(nu, 2 * norm(lambda) + 1);
    const auto merit = [&](const Vector& y) { return f(y) + nu * norm(constraints(y)); };
    const double here = merit(x), slope = dot(g, d) - nu * norm(c);
    double t = 1;
    Vector next;
    for (; t > 1e-10; t *= 0.4) {
      next = x;
      add(next, t, d);
      if (merit(next) <= here + 1e-4 * t * std::fmin(slope, 0) + 1e-14 * std::fabs(here)) break;
      if (t == 1 && rank == m && m > 0) {  // pull the full step back onto the constraints
        const Matrix j_next = constraint_jacobian(next);
        Matrix r(m, Vector(m));
        Vector minus_c = constraints(next);
        for (std::size_t k = 0; k < m; ++k) {
          minus_c[k] = -minus_c[k];
          for (std::size_t i = 0; i < m; ++i) r[k][i] = dot(j_next[k], q[i]);
        }
        const Vector back = solve_square(r, minus_c);
        for (std::size_t k = 0; k < m; ++k) add(next, back[k], q[k]);
        if (merit(next) <= here + 1e-4 * std::fmin(slope, 0) + 1e-14 * std::fabs(here)) break;
      }
      if (rank < m) break;
    }
    x = next;
  }
  return {x, lambda};
}
