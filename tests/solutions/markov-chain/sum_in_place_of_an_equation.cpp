// expect: accepted
// Elimination with partial pivoting on the transposed P - I, whose last row is replaced by ones. By value;
// int sizes.

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <vector>

std::vector<double> stationary_distribution(std::vector<std::vector<double>> p) {
  const int n = static_cast<int>(p.size());
  auto at = [](auto& v, int i) -> auto& { return v[static_cast<std::size_t>(i)]; };
  for (auto& row : p) {
    if (static_cast<int>(row.size()) != n) throw std::invalid_argument("square");
    double sum = 0;
    for (double x : row) {
      if (x < 0) throw std::domain_error("negative");
      sum += x;
    }
    if (std::fabs(sum - 1) > 1e-5) throw std::domain_error("row");
  }
  std::vector<std::vector<double>> a(p);
  for (int i = 0; i < n; ++i)
    for (int j = 0; j < n; ++j) at(at(a, i), j) = i == n - 1 ? 1.0 : at(at(p, j), i) - (i == j ? 1.0 : 0.0);
  std::vector<double> x(p.size());
  at(x, n - 1) = 1;
  for (int k = 0; k < n; ++k) {
    int best = k;
    for (int i = k + 1; i < n; ++i)
      if (std::fabs(at(at(a, i), k)) > std::fabs(at(at(a, best), k))) best = i;
    std::swap(at(a, k), at(a, best));
    std::swap(at(x, k), at(x, best));
    for (int i = k + 1; i < n; ++i) {
      const double factor = at(at(a, i), k) / at(at(a, k), k);
      for (int j = k; j < n; ++j) at(at(a, i), j) -= factor * at(at(a, k), j);
      at(x, i) -= factor * at(x, k);
    }
  }
  for (int k = n - 1; k >= 0; --k) {
    for (int j = k + 1; j < n; ++j) at(x, k) -= at(at(a, k), j) * at(x, j);
    at(x, k) /= at(at(a, k), k);
  }
  return x;
}
