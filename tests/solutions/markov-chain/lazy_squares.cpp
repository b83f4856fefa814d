// expect: accepted
// The lazy chain (P + I)/2 has the same stationary distribution and no period. Squared sixty times it has
// made 1e18 steps, enough for rates of 1e-12; each square has its rows scaled back to sum 1, so that rounding
// does not build up.

#include <cmath>
#include <functional>
#include <numeric>
#include <stdexcept>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

auto stationary_distribution(const Matrix& transition) {
  const auto n = transition.size();
  Matrix p = transition;
  for (std::size_t i = 0; i < n; ++i) {
    if (p[i].size() != n) throw std::invalid_argument("not square");
    for (const double x : p[i])
      if (!(x >= 0)) throw std::invalid_argument("negative");
    const double sum = std::accumulate(p[i].begin(), p[i].end(), 0.0);
    if (std::abs(sum - 1) > 1e-8) throw std::invalid_argument("a row does not sum to 1");
  }
  for (std::size_t i = 0; i < n; ++i) {
    for (double& x : p[i]) x /= 2;
    p[i][i] += 0.5;
  }
  for (int k = 0; k < 60; ++k) {
    Matrix square(n, std::vector<double>(n));
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t l = 0; l < n; ++l)
        for (std::size_t j = 0; j < n; ++j) square[i][j] += p[i][l] * p[l][j];
      const double sum = std::accumulate(square[i].begin(), square[i].end(), 0.0);
      for (double& x : square[i]) x /= sum;
    }
    p.swap(square);
  }
  return p.back();
}
